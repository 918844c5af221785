package io.holdfast.stack.replay;

import io.holdfast.stack.load.foodmart.Basket;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartCustomer;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * FoodMart's baskets of one year as orders, in the order of the days, each shipped to its
 * customer's city; after the last basket the year begins again.
 */
public final class BasketOrders implements OrderSource {
  private final List<Basket> baskets;
  private final Map<Integer, FoodMartCustomer> customers = new HashMap<>();

  /** The baskets of a year, read now. */
  public BasketOrders(Year year) {
    this(new FoodMart(), year);
  }

  private BasketOrders(FoodMart foodMart, Year year) {
    baskets = foodMart.baskets(year);
    foodMart.customers(customer -> customers.put(customer.number(), customer));
  }

  @Override
  public byte[] body(long ordinal, String token) {
    Basket basket = baskets.get((int) (ordinal % baskets.size()));
    FoodMartCustomer customer = customers.get(basket.customer());
    OrderRequestJson order =
        new OrderRequestJson(
            customer.id(), customer.country(), customer.postalCode(), customer.place());
    basket.units().forEach((article, units) -> order.line(FoodMartProduct.sku(article), units));
    return order.paidWith(token);
  }
}
