package io.holdfast.stack.replay;

import io.holdfast.stack.load.foodmart.Basket;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartCustomer;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.Year;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * FoodMart's baskets of one year as orders, in the order of the days, each shipped to its
 * customer's city; after the last basket the year begins again.
 */
public final class BasketOrders implements OrderSource {
  private final List<Basket> baskets;
  private final PastYear history;
  private final long stride;
  private final Map<Integer, FoodMartCustomer> customers = new HashMap<>();

  /** The baskets of a year, read now, ordered when they are sent. */
  public BasketOrders(Year year) {
    this(new FoodMart(), year, null, Long.MAX_VALUE);
  }

  /**
   * The baskets of a year, read now, each ordered on its day.
   *
   * @param today the year is moved by whole weeks, so that it has just ended on this day
   * @param orders how many are wanted: fewer than there are baskets are spread over the year
   */
  public BasketOrders(Year year, LocalDate today, long orders) {
    this(new FoodMart(), year, today, orders);
  }

  private BasketOrders(FoodMart foodMart, Year year, LocalDate today, long orders) {
    baskets = foodMart.baskets(year);
    stride = Math.max(1, baskets.size() / orders);
    history = today == null ? null : new PastYear(baskets, today);
    foodMart.customers(customer -> customers.put(customer.number(), customer));
  }

  @Override
  public byte[] body(long ordinal, String token) {
    int number = (int) (ordinal * stride % baskets.size());
    Basket basket = baskets.get(number);
    FoodMartCustomer customer = customers.get(basket.customer());
    OrderRequestJson order =
        new OrderRequestJson(
            customer.id(), customer.country(), customer.postalCode(), customer.place());
    basket.units().forEach((article, units) -> order.line(FoodMartProduct.sku(article), units));
    return order.orderedAt(history == null ? null : history.at(number)).paidWith(token);
  }
}
