package io.holdfast.stream.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stream.feed.FeedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OrderEventsTest {
  private static final String LINES =
      """
      "customerId":"c1","currency":"USD","lines":[{"sku":"tea","quantity":5,"unitPriceMinorUnits":200,
      "allocations":[{"warehouse":"seattle","quantity":3},{"warehouse":"denver","quantity":2}]}]""";

  private final List<FeedEvent> life =
      List.of(
          event("order.placed", 0, LINES + ",\"placedAt\":\"2026-11-27T10:00:30.5Z\""),
          event("order.confirmed", 1, LINES),
          event("order.partly-shipped", 2, LINES),
          event(
              "order.units-cancelled",
              3,
              """
              "currency":"USD","lines":[{"sku":"tea","quantity":2,
              "allocations":[{"warehouse":"denver","quantity":2}]}]"""),
          event("order.completed", 4, LINES));

  @Test
  void events_in_any_order_and_repeated_make_the_same_order() {
    inAnyOrder(
        life,
        order -> {
          assertThat(order.status).isEqualTo("COMPLETED");
          assertThat(order.version).isEqualTo(4);
          assertThat(order.parts).extracting(part -> part.cancelled).containsExactly(0L, 2L);
          assertThat(order.parts).extracting(part -> part.version).containsExactly(1L, 4L);
        });
  }

  @Test
  void an_order_from_elsewhere_counts_when_its_customer_ordered() {
    OrderState order = new OrderState();
    OrderEvents.apply(
        order,
        event(
            "order.placed",
            0,
            LINES
                + ",\"placedAt\":\"2026-11-27T10:00:30.5Z\",\"orderedAt\":\"2025-11-27T10:00:00Z\""));
    assertThat(order.placedAt).isEqualTo(Instant.parse("2025-11-27T10:00:00Z").toEpochMilli());
  }

  @Test
  void cancelled_units_do_not_hide_a_change_of_status_that_comes_late() {
    inAnyOrder(
        life.subList(0, 4),
        order -> {
          assertThat(order.status).isEqualTo("PARTLY_SHIPPED");
          assertThat(order.version).isEqualTo(3);
          assertThat(order.parts).extracting(part -> part.cancelled).containsExactly(0L, 2L);
        });
  }

  @Test
  void units_cancelled_before_the_whole_order_are_cancelled_once() {
    inAnyOrder(
        List.of(life.get(0), life.get(3), event("order.cancelled", 4, LINES)),
        order -> {
          assertThat(order.status).isEqualTo("CANCELLED");
          assertThat(order.parts).extracting(part -> part.cancelled).containsExactly(3L, 2L);
        });
  }

  @Test
  void a_snapshot_of_any_change_among_the_events_makes_the_same_order() {
    List<FeedEvent> events = new ArrayList<>(life);
    events.add(event(OrderEvents.SNAPSHOT, 2, snapshot("PARTLY_SHIPPED", 0)));
    events.add(event(OrderEvents.SNAPSHOT, 3, snapshot("PARTLY_SHIPPED", 2)));
    inAnyOrder(
        events,
        order -> {
          assertThat(order.status).isEqualTo("COMPLETED");
          assertThat(order.parts).extracting(part -> part.cancelled).containsExactly(0L, 2L);
        });
  }

  @Test
  void a_snapshot_of_an_earlier_change_does_not_bring_a_cancelled_order_back() {
    inAnyOrder(
        List.of(
            event("order.cancelled", 2, LINES),
            event(OrderEvents.SNAPSHOT, 1, snapshot("CONFIRMED", 0))),
        order -> {
          assertThat(order.status).isEqualTo("CANCELLED");
          assertThat(order.parts).allMatch(part -> part.cancelled == part.units);
          assertThat(order.parts).extracting(part -> part.version).containsExactly(3L, 3L);
        });
  }

  @Test
  void a_cancelled_order_has_no_units_left() {
    OrderState order = new OrderState();
    OrderEvents.apply(order, event("order.cancelled", 1, LINES));
    OrderEvents.apply(order, life.get(0));

    assertThat(order.status).isEqualTo("CANCELLED");
    assertThat(order.parts).allMatch(part -> part.cancelled == part.units);
  }

  @Test
  void what_a_snapshot_covers_is_not_applied_again() {
    OrderState order = new OrderState();
    OrderEvents.apply(order, event(OrderEvents.SNAPSHOT, 3, snapshot("PARTLY_SHIPPED", 2)));
    life.forEach(event -> OrderEvents.apply(order, event));

    assertThat(order.status).isEqualTo("COMPLETED");
    assertThat(order.parts).extracting(part -> part.cancelled).containsExactly(0L, 2L);
  }

  /** Every event twice, in 200 random orders. */
  private static void inAnyOrder(List<FeedEvent> events, Consumer<OrderState> expected) {
    Random random = new Random(1);
    for (int run = 0; run < 200; run++) {
      List<FeedEvent> shuffled = new ArrayList<>(events);
      shuffled.addAll(events);
      Collections.shuffle(shuffled, random);
      OrderState order = new OrderState();
      shuffled.forEach(event -> OrderEvents.apply(order, event));
      expected.accept(order);
    }
  }

  private static String snapshot(String status, int cancelledInDenver) {
    return LINES.replace(
            "\"quantity\":2}", "\"quantity\":2,\"cancelled\":%d}".formatted(cancelledInDenver))
        + ",\"status\":\"%s\",\"placedAt\":\"2026-11-27T10:00:30.5Z\"".formatted(status);
  }

  private static FeedEvent event(String name, int version, String data) {
    String type = name.startsWith("insights.") ? name : "io.holdfast." + name + ".v1";
    return new FeedEvent(
        type,
        "o1",
        1_000 + version,
        "{\"id\":\"%s\",\"aggregateversion\":%d,\"data\":{%s}}"
            .formatted(UUID.randomUUID(), version, data));
  }
}
