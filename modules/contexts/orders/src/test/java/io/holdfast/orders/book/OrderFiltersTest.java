package io.holdfast.orders.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.orders.OrderQuery;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderFiltersTest {
  private static final String CURSOR = "00000000-0000-7000-8000-000000000000";
  private static TestDatabase hub;

  @BeforeAll
  static void twenty_thousand_orders_of_a_thousand_customers() {
    hub = TestDatabases.hub();
    hub.execute(
        """
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code, latitude,
          longitude, total_cents, currency, placed_at, expires_at, event_id)
        SELECT uuidv7(g * interval '-1 second'), 'c' || g % 1000,
          CASE WHEN g % 500 = 0 THEN 'PLACED' WHEN g % 500 = 1 THEN 'CANCELLED' ELSE 'CONFIRMED' END,
          'ATOMIC', 'US', '98225', 48, -122, 1, 'USD', now(), now(), uuidv7()
        FROM generate_series(1, 20000) g""",
        "ANALYZE orders.orders");
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void a_page_of_any_state_is_found_by_an_index(OrderStatus status) {
    assertThat(plan(new OrderQuery(status, null, null, 50)))
        .doesNotContain("Seq Scan on orders_until");
    assertThat(plan(new OrderQuery(status, null, CURSOR, 50)))
        .doesNotContain("Seq Scan on orders_until");
  }

  @Test
  void a_state_that_few_orders_have_is_not_looked_for_in_all() {
    assertThat(plan(new OrderQuery(OrderStatus.PLACED, null, null, 50))).contains("orders_waiting");
    assertThat(plan(new OrderQuery(OrderStatus.CANCELLED, null, null, 50))).contains("by_status");
  }

  @Test
  void the_orders_of_a_customer_are_found_by_an_index() {
    assertThat(plan(new OrderQuery(null, "c7", null, 50))).contains("by_customer");
    assertThat(plan(new OrderQuery(OrderStatus.CONFIRMED, "c7", CURSOR, 50)))
        .contains("by_customer");
  }

  @Test
  void the_newest_orders_and_those_of_a_time_or_an_id_are_found_by_an_index() {
    Instant from = Instant.now().minusSeconds(600);
    assertThat(plan(newest(Set.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED), null, null)))
        .doesNotContain("Seq Scan on orders_until");
    assertThat(plan(newest(Set.of(), null, from))).doesNotContain("Seq Scan on orders_until");
    assertThat(plan(newest(Set.of(), CURSOR.substring(0, 13), null)))
        .doesNotContain("Seq Scan on orders_until");
    assertThat(plan(newest(Set.of(), "c7", null))).contains("by_customer");
  }

  private static OrderQuery newest(Set<OrderStatus> statuses, String text, Instant from) {
    return new OrderQuery(statuses, null, null, null, text, from, null, true, null, 50);
  }

  private static String plan(OrderQuery query) {
    List<Object> values = new ArrayList<>();
    String condition = OrderConditions.of(query, values);
    for (Object value : values) {
      condition = condition.replaceFirst("\\?", Matcher.quoteReplacement("'" + value + "'"));
    }
    return String.join(
        "\n",
        hub.texts(
            "EXPLAIN SELECT * FROM orders.orders o WHERE "
                + condition
                + (query.newestFirst() ? " ORDER BY id DESC LIMIT 51" : " ORDER BY id LIMIT 51")));
  }
}
