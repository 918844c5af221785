package io.holdfast.stack.load.foodmart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoodMartTest {
  private final FoodMart foodMart = new FoodMart();

  @Test
  void there_are_1560_articles_with_class_and_price() {
    List<FoodMartProduct> articles = foodMart.articles();

    assertThat(articles).hasSize(1560);
    assertThat(articles.get(0))
        .isEqualTo(
            new FoodMartProduct(
                1,
                "Washington Berry Juice",
                "Washington",
                "Pure Juice Beverages",
                "Beverages",
                "Drink",
                "Juice",
                "2.85"));
    assertThat(articles.get(0).sku()).isEqualTo("fm-1");
    assertThat(articles).allMatch(article -> article.price().matches("[0-9]+\\.[0-9]{2}"));
  }

  @Test
  void every_depot_and_customer_has_a_place() {
    List<FoodMartCustomer> customers = new ArrayList<>();
    foodMart.customers(customers::add);

    assertThat(foodMart.depots()).hasSize(24);
    assertThat(customers).hasSize(10_281);
    assertThat(customers).allMatch(customer -> customer.country().length() == 2);
  }

  @Test
  void rows_of_the_same_day_customer_and_store_are_one_basket() {
    List<Basket> baskets = foodMart.baskets(Year.Y1997);

    assertThat(baskets).hasSize(20_530);
    assertThat(units(baskets)).isEqualTo(266_773);
    assertThat(baskets)
        .filteredOn(basket -> basket.day() == 371 && basket.customer() == 6280)
        .singleElement()
        .satisfies(basket -> assertThat(basket.units()).containsEntry(337, 2).hasSize(2));
    assertThat(baskets).isSortedAccordingTo((a, b) -> Integer.compare(a.day(), b.day()));
  }

  @Test
  void the_second_year_has_its_own_baskets() {
    assertThat(foodMart.baskets(Year.Y1998)).hasSize(34_070);
  }

  @Test
  void deliveries_of_1997_bring_207726_units() {
    assertThat(foodMart.deliveries(Year.Y1997))
        .hasSizeBetween(300, 385)
        .satisfies(
            all ->
                assertThat(
                        all.stream()
                            .flatMap(delivery -> delivery.units().values().stream())
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(207_726));
  }

  @Test
  void distance_is_measured_on_the_globe() {
    GeoPoint seattle = new GeoPoint(47.6062, -122.3321);
    GeoPoint portland = new GeoPoint(45.5152, -122.6784);

    assertThat(seattle.kilometresTo(portland)).isBetween(230.0, 236.0);
    assertThat(seattle.kilometresTo(seattle)).isZero();
  }

  private static int units(List<Basket> baskets) {
    return baskets.stream()
        .flatMap(basket -> basket.units().values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }
}
