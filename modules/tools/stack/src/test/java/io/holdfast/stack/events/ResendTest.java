package io.holdfast.stack.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ProductEvent;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResendTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
  private static final String CATALOG = ProductEvent.STREAM;
  private static final long LIMIT = 1000;

  private final TestDatabase hub = TestDatabases.hub();
  private final TestDatabase depot = TestDatabases.warehouse("a");
  private MemoryBroker broker;
  private int published;

  @BeforeEach
  void open() throws Exception {
    broker = new MemoryBroker();
    broker.queue(CATALOG, "new", null);
    broker.queue(CATALOG, "old", null);
  }

  @AfterEach
  void close() throws Exception {
    broker.stop();
    depot.close();
    hub.close();
  }

  /** Writes an event as the relay leaves it. */
  private UUID write(TestDatabase database, EventType type, Instant made, String status) {
    UUID id = new UUID(made.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | published++);
    database.execute(
        """
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data, status)
        VALUES ('%s', '%s', '%s', 'tea', 1, '%s', '%s')"""
            .formatted(
                id,
                type.stream(),
                type == ProductEvent.RETIRED ? type.type() : "test." + type.type(),
                type == ProductEvent.RETIRED ? "{\"sku\":\"tea\"}" : "{}",
                status));
    return id;
  }

  private UUID retired(Instant made) {
    return write(hub, ProductEvent.RETIRED, made, "SENT");
  }

  private Resend.Result resend(String queue, long limit) {
    List<Outbox> outboxes =
        List.of(
            new Outbox("the hub", hub.url() + "?user=holdfast_auditor"),
            new Outbox("warehouse a", depot.url() + "?user=holdfast_auditor"));
    try (QueueSender sender = QueueSender.open(broker.descriptor(), queue)) {
      return new Resend(outboxes, sender, limit).run(AN_HOUR_AGO, NOW);
    }
  }

  @Test
  void a_new_queue_gets_the_events_published_since_a_time_in_order_and_no_other_queue_does()
      throws Exception {
    List<UUID> since = new ArrayList<>();
    retired(AN_HOUR_AGO.minusMillis(1));
    for (int i = 0; i < 250; i++) {
      since.add(retired(AN_HOUR_AGO.plusSeconds(i)));
    }

    assertThat(resend("new", LIMIT)).isEqualTo(new Resend.Result(250, 0));

    assertThat(broker.events(CATALOG, "new")).isEqualTo(since);
    assertThat(broker.events(CATALOG, "old")).isEmpty();
  }

  @Test
  void what_the_queues_filter_would_have_kept_away_is_kept_away() throws Exception {
    broker.queue(CATALOG, "narrow", "type='" + ProductEvent.RETIRED.type() + "'");
    UUID retired = retired(AN_HOUR_AGO);
    write(hub, ProductEvent.CREATED, AN_HOUR_AGO, "SENT");

    assertThat(resend("narrow", LIMIT)).isEqualTo(new Resend.Result(1, 1));

    assertThat(broker.events(CATALOG, "narrow")).containsExactly(retired);
  }

  @Test
  void events_of_other_addresses_and_those_the_relay_still_has_to_send_are_left_out()
      throws Exception {
    write(hub, OrderEvent.PLACED, AN_HOUR_AGO, "SENT");
    write(hub, ProductEvent.RETIRED, AN_HOUR_AGO, "PENDING");

    assertThat(resend("new", LIMIT)).isEqualTo(new Resend.Result(0, 0));

    assertThat(broker.events(CATALOG, "new")).isEmpty();
  }

  @Test
  void the_outboxes_of_hub_and_warehouses_are_read() throws Exception {
    broker.queue(StockEvent.STREAM, "stock", null);
    UUID registered = write(hub, StockEvent.WAREHOUSE_REGISTERED, AN_HOUR_AGO, "SENT");
    UUID received = write(depot, StockEvent.RECEIVED, AN_HOUR_AGO, "SENT");

    resend("stock", LIMIT);

    assertThat(broker.events(StockEvent.STREAM, "stock")).containsExactly(registered, received);
  }

  @Test
  void nothing_is_sent_if_there_is_more_than_the_limit() throws Exception {
    retired(AN_HOUR_AGO);
    retired(AN_HOUR_AGO);

    assertThatThrownBy(() -> resend("new", 1))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("nothing was sent: 2 events");

    assertThat(broker.events(CATALOG, "new")).isEmpty();
  }

  @Test
  void a_queue_that_is_not_there_or_gets_no_events_is_a_wrong_argument() throws Exception {
    broker.queue("letters", "letters", null);

    assertThatThrownBy(() -> resend("nowhere", LIMIT))
        .isInstanceOf(WrongArgument.class)
        .hasMessage("the broker has no queue nowhere");
    assertThatThrownBy(() -> resend("letters", LIMIT))
        .isInstanceOf(WrongArgument.class)
        .hasMessageContaining("at address letters, which carries no events; those that do:")
        .hasMessageContaining(CATALOG);
  }

  @Test
  void a_broker_or_a_database_that_is_away_is_said_in_one_line() {
    StackDescriptor.Broker away = new StackDescriptor.Broker("tcp://127.0.0.1:1", "a", "b");
    assertThatThrownBy(() -> QueueSender.open(away, "new"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("the broker does not answer");

    Outbox gone = new Outbox("warehouse b", "jdbc:postgresql://127.0.0.1:1/warehouse");
    Outbox.Range range = new Outbox.Range(CATALOG, new UUID(0, 0), new UUID(1, 0));
    assertThatThrownBy(() -> gone.count(range))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("the events of warehouse b cannot be read")
        .message()
        .doesNotContain("\n");
  }
}
