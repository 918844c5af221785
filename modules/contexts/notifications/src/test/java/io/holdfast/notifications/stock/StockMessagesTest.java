package io.holdfast.notifications.stock;

import static io.holdfast.notifications.Channel.EMAIL;
import static io.holdfast.notifications.Channel.IN_APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.notifications.ToldHub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockMessagesTest {
  private ToldHub hub = new ToldHub();
  private int version;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void many_crossings_before_the_level_has_recovered_are_one_alert() {
    low(5);
    adjusted(6);
    low(4);
    adjusted(7);
    low(5);

    assertThat(alerts()).containsExactly("LOW_STOCK seattle/tea 5 OPEN");
  }

  @Test
  void a_crossing_after_the_level_has_recovered_is_another_alert() {
    low(5);
    adjusted(8);
    low(3);

    assertThat(alerts())
        .containsExactly("LOW_STOCK seattle/tea 5 OPEN resolved", "LOW_STOCK seattle/tea 3 OPEN");
  }

  @Test
  void a_level_that_is_stale_neither_opens_nor_resolves() {
    DomainEvent before = adjustment(50, 0);
    DomainEvent crossing = crossing(4);
    hub.handling().handle(crossing);
    hub.handling().handle(before);
    assertThat(alerts()).containsExactly("LOW_STOCK seattle/tea 4 OPEN");

    DomainEvent late = crossing(2);
    adjusted(50);
    hub.handling().handle(late);
    assertThat(alerts()).containsExactly("LOW_STOCK seattle/tea 4 OPEN resolved");
  }

  @Test
  void reservations_that_reach_into_the_safety_stock_are_a_shortfall() {
    hub.handling().handle(adjustment(0, 3));
    hub.handling().handle(adjustment(0, 2));
    adjusted(1);

    assertThat(alerts()).containsExactly("SHORTFALL seattle/tea -3 OPEN resolved");
  }

  @Test
  void who_waits_for_a_sku_is_told_once_when_it_is_back() {
    hub.customer("ann", "en", EMAIL, IN_APP);
    hub.watchers().watch("ann", "tea");
    hub.watchers().watch("ann", "tea");
    hub.watchers().watch("ben", "coffee");
    hub.handling().handle(adjustment(0, 0));
    assertThat(hub.messages()).isEmpty();

    DomainEvent back = adjustment(2, 0);
    hub.handling().handle(back);
    hub.handling().handle(back);
    adjusted(9);

    assertThat(hub.messages())
        .containsExactly("ann EMAIL back-in-stock PENDING", "ann IN_APP back-in-stock SENT");
  }

  @Test
  void no_more_customers_than_units_are_told_in_their_order_if_so_configured() {
    hub.close();
    hub = new ToldHub(true);
    for (String customer : List.of("cleo", "ann", "ben")) {
      hub.watchers().watch(customer, "tea");
    }

    adjusted(2);
    assertThat(hub.messages())
        .containsExactlyInAnyOrder(
            "cleo IN_APP back-in-stock SENT", "ann IN_APP back-in-stock SENT");

    adjusted(1);
    assertThat(hub.messages()).hasSize(3);
  }

  private void low(int available) {
    hub.handling().handle(crossing(available));
  }

  private void adjusted(int available) {
    hub.handling().handle(adjustment(available, 0));
  }

  private DomainEvent crossing(int available) {
    return event(StockEvent.LOW, available, 0, "\"threshold\":5");
  }

  private DomainEvent adjustment(int available, int shortfall) {
    return event(
        StockEvent.ADJUSTED,
        available,
        shortfall,
        "\"delta\":1,\"reason\":\"FOUND\",\"reference\":\"r\"");
  }

  /** A level: on hand is what is available and what is missing of the reserved units. */
  private DomainEvent event(StockEvent type, int available, int shortfall, String more) {
    String data =
        """
        {"warehouse":"seattle",%s,"level":{"sku":"tea","onHand":%d,"reserved":10,"safetyStock":0,
         "incoming":0,"available":%d,"version":%d}}"""
            .formatted(more, 10 + available - shortfall, available, ++version);
    return DomainEvent.of(TimeOrderedUuid.next(), type, "seattle/tea", version, data);
  }

  private List<String> alerts() {
    return hub.database()
        .texts(
            "SELECT concat_ws(' ', kind, subject, available, state,"
                + " CASE WHEN resolved_at IS NOT NULL THEN 'resolved' END)"
                + " FROM notifications.alert ORDER BY id");
  }
}
