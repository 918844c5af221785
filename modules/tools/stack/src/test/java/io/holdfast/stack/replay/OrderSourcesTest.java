package io.holdfast.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.foodmart.Year;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderSourcesTest {
  private static final List<GeoPoint> PLACES =
      List.of(new GeoPoint(48.7, -122.4), new GeoPoint(32.7, -117));

  private static JsonNode order(OrderSource source, long ordinal) throws IOException {
    return new ObjectMapper().readTree(source.body(ordinal, "tok_ok"));
  }

  @Test
  void a_basket_is_one_order_shipped_to_its_customers_city() throws IOException {
    OrderSource baskets = new BasketOrders(Year.Y1997);
    JsonNode order = order(baskets, 0);

    assertThat(order.path("customerId").asText()).startsWith("fm-");
    assertThat(order.at("/shipTo/country").asText()).isEqualTo("US");
    assertThat(order.at("/shipTo/latitude").asDouble()).isBetween(32.0, 50.0);
    assertThat(order.path("lines")).isNotEmpty();
    assertThat(order.at("/lines/0/sku").asText()).matches("fm-[0-9]+");
    assertThat(order.at("/lines/0/quantity").asInt()).isBetween(1, 10);
    assertThat(order.at("/payment/token").asText()).isEqualTo("tok_ok");
    assertThat(order.path("placement").asText()).isEqualTo("ATOMIC");
    assertThat(order(baskets, 20_530)).isEqualTo(order);
  }

  @Test
  void a_past_year_is_spread_over_the_orders_and_has_just_ended() throws IOException {
    OrderSource baskets = new BasketOrders(Year.Y1997, LocalDate.of(2026, 11, 27), 1000);
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Instant at = Instant.parse(order(baskets, i).path("orderedAt").asText());
      days.add(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    assertThat(days).isSorted();
    assertThat(days.get(0)).isBetween(LocalDate.of(2025, 11, 17), LocalDate.of(2025, 11, 30));
    assertThat(days.get(999)).isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 26));
    assertThat(new HashSet<>(days)).hasSizeGreaterThan(200);
    // FoodMart's first day of 1997 was a Wednesday.
    assertThat(days.get(0).getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
  }

  @Test
  void synthetic_orders_ask_for_all_skus_evenly_and_live_everywhere() throws IOException {
    OrderSource orders = new SyntheticOrders(PLACES, 10, 42);
    Map<String, Integer> skus = new HashMap<>();
    Map<Double, Integer> places = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      JsonNode order = order(orders, i);
      skus.merge(order.at("/lines/0/sku").asText(), 1, Integer::sum);
      places.merge(order.at("/shipTo/latitude").asDouble(), 1, Integer::sum);
    }

    assertThat(skus).hasSize(10).containsKeys("syn-000001", "syn-000010");
    assertThat(skus.values()).allSatisfy(n -> assertThat(n).isCloseTo(1000, within(150)));
    assertThat(places.values()).allSatisfy(n -> assertThat(n).isCloseTo(5000, within(300)));
  }

  @Test
  void the_same_ordinal_is_always_the_same_order() {
    OrderSource orders = new SyntheticOrders(PLACES, 1000, 7);

    assertThat(orders.body(5, "tok_ok")).isEqualTo(orders.body(5, "tok_ok"));
    assertThat(orders.body(5, "tok_ok")).isNotEqualTo(orders.body(6, "tok_ok"));
  }

  @Test
  void about_as_many_orders_are_declined_as_was_asked_for() {
    ClientSettings shops = new ClientSettings(1, 0, 1, null, 5, 0, java.time.Duration.ZERO);
    long declined = 0;
    for (int i = 0; i < 10_000; i++) {
      declined += shops.token(i).equals("tok_declined") ? 1 : 0;
    }

    assertThat(declined).isBetween(400L, 600L);
  }

  @Test
  void the_same_orders_can_be_placed_by_saga() throws IOException {
    OrderSource atomic = new SyntheticOrders(PLACES, 10, 42);

    JsonNode saga = order(new SagaOrders(atomic), 7);

    assertThat(saga.get("placement").asText()).isEqualTo("SAGA");
    assertThat(saga.get("lines")).isEqualTo(order(atomic, 7).get("lines"));
  }
}
