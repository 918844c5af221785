package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class EventsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADDRESS = "holdfast.orders";
  private static final String QUEUE = "latecomer.orders";
  private static final String CONFIRMED = "io.holdfast.order.confirmed.v1";

  private final ShopClient shop;

  EventsIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void a_consumer_that_comes_late_is_sent_what_it_missed() throws JMSException {
    Instant before = Instant.now().minusSeconds(1);
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 3));
    String order = shop.place("tok_ok", Map.of(sku, 2));
    shop.awaitPaid(order, PATIENCE);
    shop.settleAndAudit();

    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      broker.createQueue(ADDRESS, QUEUE, "type='" + CONFIRMED + "'");
      try {
        String[] resend = {"events", "resend", "--since", before.toString(), "--to", QUEUE};
        assertThat(shop.stack().run(resend).expectSuccess()).contains("to " + QUEUE);

        List<JsonNode> events = broker.events(ADDRESS, QUEUE);
        assertThat(events).allMatch(event -> event.path("type").asText().equals(CONFIRMED));
        assertThat(events)
            .filteredOn(event -> event.path("subject").asText().equals(order))
            .singleElement()
            .satisfies(
                event -> {
                  assertThat(event.path("aggregateversion").asInt()).isPositive();
                  assertThat(event.at("/data/lines/0/sku").asText()).isEqualTo(sku);
                  assertThat(event.at("/data/lines/0/allocations/0/warehouse").asText())
                      .isEqualTo(warehouse);
                });
      } finally {
        broker.destroyQueue(QUEUE);
      }
    }
  }

  @Test
  void a_missing_queue_is_reported_in_one_line() {
    CommandLine.Outcome outcome =
        shop.stack().run("events", "resend", "--since", "2026-11-01T00:00:00Z", "--to", "nobody");

    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err().strip()).isEqualTo("holdfast: the broker has no queue nobody");
  }
}
