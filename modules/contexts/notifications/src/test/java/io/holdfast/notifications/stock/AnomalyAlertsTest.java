package io.holdfast.notifications.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.InsightEvent;
import io.holdfast.notifications.ToldHub;
import io.holdfast.testkit.EventSchemas;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnomalyAlertsTest {
  private final ToldHub hub = new ToldHub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_anomaly_opens_an_alert_however_often_its_event_comes() {
    DomainEvent jump = anomaly("STOCK_JUMP", ",\"sku\":\"tea\",\"warehouse\":\"seattle\"");
    hub.handling().handle(jump);
    hub.handling().handle(jump);

    assertThat(EventSchemas.violations(jump.type(), jump.data())).isEmpty();
    assertThat(alerts()).containsExactly("ANOMALY STOCK_JUMP/seattle//tea tea seattle OPEN");
  }

  @Test
  void more_of_the_same_belongs_to_the_open_alert_and_other_anomalies_do_not() {
    hub.handling().handle(anomaly("DEMAND_SPIKE", ",\"sku\":\"tea\""));
    hub.handling().handle(anomaly("DEMAND_SPIKE", ",\"sku\":\"tea\""));
    hub.handling().handle(anomaly("DEMAND_DROP", ",\"category\":\"Hot drinks\""));

    assertThat(alerts())
        .containsExactly(
            "ANOMALY DEMAND_SPIKE///tea tea OPEN", "ANOMALY DEMAND_DROP//Hot drinks/ OPEN");
  }

  @Test
  void after_the_acknowledgement_the_next_one_is_an_alert_again() {
    hub.handling().handle(anomaly("DEMAND_SPIKE", ",\"sku\":\"tea\""));
    new AlertTable(hub.hub())
        .list(null, null, null, 10)
        .forEach(alert -> new AlertTable(hub.hub()).acknowledge(alert.id(), "operator"));
    hub.handling().handle(anomaly("DEMAND_SPIKE", ",\"sku\":\"tea\""));

    assertThat(alerts())
        .containsExactly(
            "ANOMALY DEMAND_SPIKE///tea tea ACKNOWLEDGED resolved",
            "ANOMALY DEMAND_SPIKE///tea tea OPEN");
  }

  private static DomainEvent anomaly(String kind, String about) {
    String data =
        """
        {"id":"%s","kind":"%s","at":"2026-11-27T10:00:00Z","value":60,"expected":2.5,"score":7.1%s}"""
            .formatted(TimeOrderedUuid.next(), kind, about);
    return DomainEvent.of(
        TimeOrderedUuid.next(), InsightEvent.ANOMALY_DETECTED, "anomaly", 0, data);
  }

  private List<String> alerts() {
    return hub.database()
        .texts(
            "SELECT concat_ws(' ', kind, subject, sku, warehouse, state,"
                + " CASE WHEN resolved_at IS NOT NULL THEN 'resolved' END)"
                + " FROM notifications.alert ORDER BY id");
  }
}
