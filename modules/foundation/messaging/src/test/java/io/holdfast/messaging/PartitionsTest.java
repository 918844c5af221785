package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionsTest {
  private static final RetentionTerms TERMS =
      new RetentionTerms(
          Duration.ofDays(14), Duration.ofDays(20), Duration.ofDays(400), Duration.ofDays(730));

  private static final String OWNER = "SET ROLE holdfast_migrator";

  private TestDatabase hub;
  private PartitionKeeper keeper;

  @BeforeEach
  void open() {
    hub = TestDatabases.hub();
    keeper = new PartitionKeeper("hub", hub.plain(), TERMS);
  }

  @AfterEach
  void close() {
    // The outbox rows of this test follow no schema.
    hub.execute("TRUNCATE messaging.outbox");
    hub.close();
  }

  @Test
  void a_table_with_rows_is_partitioned_and_keeps_rows_keys_triggers_and_rights() {
    hub.execute(
        OWNER,
        "SET search_path = messaging",
        "CREATE TABLE parent (name text PRIMARY KEY)",
        "INSERT INTO parent VALUES ('a')",
        """
        CREATE TABLE grown (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event uuid NOT NULL,
          name text NOT NULL REFERENCES parent, number integer NOT NULL DEFAULT 7 CHECK (number > 0))""",
        "CREATE INDEX grown_by_name ON grown (name, id)",
        "GRANT SELECT, INSERT ON grown TO holdfast_app",
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'append-only'; END $$""",
        """
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON grown
        FOR EACH STATEMENT EXECUTE FUNCTION refuse()""",
        """
        INSERT INTO grown (event, name)
        SELECT uuidv7(g * interval '1 day'), 'a' FROM generate_series(-1000, 1000) g""",
        "SELECT messaging.partition_by_time('messaging.grown', 'event', 'id, event', 'month', 2)");

    assertThat(hub.count("SELECT count(*) FROM messaging.grown")).isEqualTo(2001);
    hub.execute("INSERT INTO messaging.grown (event, name) VALUES (uuidv7(), 'a')");
    assertThat(hub.count("SELECT max(id) FROM messaging.grown")).isEqualTo(2002);
    assertThat(hub.texts("SELECT pg_get_indexdef('messaging.grown_by_name'::regclass)").get(0))
        .contains("(name, id)");
    assertThat(hub.count("SELECT count(*) FROM messaging.partitions('messaging.grown')"))
        .isGreaterThan(2);
    assertThat(refusal("INSERT INTO messaging.grown (event, name) VALUES (uuidv7(), 'b')"))
        .contains("grown");
    assertThat(
            refusal("INSERT INTO messaging.grown (event, name, number) VALUES (uuidv7(), 'a', 0)"))
        .contains("grown_number_check");
    assertThat(refusal("DELETE FROM messaging.grown")).contains("permission denied");
    for (String table : hub.texts("SELECT tableoid::regclass FROM messaging.grown GROUP BY 1")) {
      assertThat(refusalOfOwner("DELETE FROM " + table)).contains("append-only");
    }
  }

  @Test
  void partitions_are_made_ahead_and_take_what_the_default_one_had_meanwhile() {
    hub.execute(
        "DO $$ BEGIN EXECUTE (SELECT string_agg(format('DROP TABLE %s', part), ';')"
            + " FROM messaging.partitions('messaging.outbox')); END $$");
    event("'a'", "now()");
    event("'far away'", "now() + interval '90 days'");
    assertThat(tables("WHERE stream <> ''")).containsExactly("messaging.outbox_default");

    keeper.tidy();
    keeper.tidy();

    assertThat(tables("WHERE stream = 'a'")).doesNotContain("messaging.outbox_default");
    assertThat(tables("WHERE stream = 'far away'")).containsExactly("messaging.outbox_default");
    assertThat(hub.count("SELECT count(*) FROM messaging.partitions('messaging.outbox')"))
        .isEqualTo(8);
  }

  @Test
  void every_table_that_leaves_with_orders_gets_partitions_ahead() {
    assertThat(PartitionedHistory.ORDERS.tables())
        .containsAll(hub.texts("SELECT family FROM messaging.order_history"));
  }

  @Test
  void an_old_partition_is_dropped_only_when_all_in_it_is_sent_and_audited() {
    pastPartition("20 days", "15 days");
    event("'old'", "now() - interval '16 days'");

    auditedUpTo("1 hour");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).as("not sent").isEmpty();
    hub.execute("UPDATE messaging.outbox SET status = 'FAILED'");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).as("failed").isEmpty();
    hub.execute(
        "UPDATE messaging.outbox SET status = 'SENT'", "DELETE FROM messaging.audit_watermark");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).as("not audited").isEmpty();
    auditedUpTo("16 days");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).as("not audited to its end").isEmpty();
    auditedUpTo("1 hour");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).hasSize(1);

    assertThat(hub.count("SELECT count(*) FROM messaging.outbox")).isZero();
    assertThat(hub.count("SELECT count(*) FROM messaging.retired WHERE kind = 'outbox'")).isOne();
  }

  @Test
  void a_partition_that_is_not_old_enough_stays() {
    pastPartition("20 days", "13 days");
    auditedUpTo("1 hour");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).isEmpty();
  }

  @Test
  void what_consumers_have_applied_is_forgotten_after_the_events_themselves() {
    hub.execute(
        OWNER,
        split("messaging.inbox"),
        "CREATE TABLE messaging.inbox_past PARTITION OF messaging.inbox FOR VALUES FROM (MINVALUE)"
            + " TO ('"
            + idAt("30 days")
            + "')");
    auditedUpTo("1 hour");
    assertThat(keeper.retire(PartitionedHistory.INBOX)).isEmpty();
    pastPartition("40 days", "25 days");
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).hasSize(1);
    assertThat(keeper.retire(PartitionedHistory.INBOX)).hasSize(1);
  }

  @Test
  void orders_leave_with_their_lines_allocations_and_payments_once_all_are_final() {
    String until = idAt("800 days");
    hub.execute(
        OWNER,
        pastOnly("orders.orders", until),
        pastOnly("orders.order_line", until),
        pastOnly("orders.allocation", until),
        pastOnly("payments.payment", until),
        pastOnly("payments.operation", until),
        pastOnly("fulfilment.shipment", until),
        pastOnly("fulfilment.shipment_line", until),
        pastOnly("fulfilment.carrier_event", until),
        """
        INSERT INTO orders.orders SELECT uuidv7(interval '-900 days'), 'c1', 'CONFIRMED', 'ATOMIC', 'US',
          '98225', 48, -122, 1, 'USD', now(), now(), now(), NULL, NULL, uuidv7()""",
        "INSERT INTO orders.order_line SELECT id, 1, 'tea', 1, 1 FROM orders.orders",
        "INSERT INTO orders.allocation SELECT id, 1, 'north', 1 FROM orders.orders",
        """
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency)
        SELECT id, 'CAPTURE', 'SHIPMENT', id, 1, 'USD' FROM orders.orders""",
        """
        INSERT INTO fulfilment.shipment (id, order_id, customer_id, warehouse, currency, amount_minor)
        SELECT id, id, 'c1', 'north', 'USD', 1 FROM orders.orders""",
        """
        INSERT INTO fulfilment.shipment_line SELECT id, 1, 'tea', 1, 1 FROM orders.orders""");
    auditedUpTo("1 hour");
    assertThat(keeper.retire(PartitionedHistory.ORDERS)).as("not final").isEmpty();

    hub.execute("UPDATE orders.orders SET status = 'COMPLETED'");
    assertThat(keeper.retire(PartitionedHistory.ORDERS)).hasSize(1);

    for (String table : PartitionedHistory.ORDERS.tables()) {
      assertThat(hub.count("SELECT count(*) FROM " + table)).as(table).isZero();
    }
    for (String table :
        new String[] {
          "orders_past", "order_line_past", "allocation_past", "operation_past", "shipment_past"
        }) {
      assertThat(hub.count("SELECT count(*) FROM archive." + table)).as(table).isOne();
    }
  }

  @Test
  void the_application_can_neither_drop_a_partition_itself_nor_retire_what_is_young() {
    assertThat(refusal("DROP TABLE messaging.outbox_default")).contains("must be owner");
    assertThat(refusal("SELECT messaging.retire_partition('outbox', interval '1 minute')"))
        .contains("cannot retire");
    assertThat(refusal("SELECT messaging.advance_watermark(messaging.id_at(now()), false)"))
        .contains("may still be written");
  }

  @Test
  void closed_records_are_set_aside_when_they_are_old_and_no_warehouse_has_any() {
    hub.execute(
        """
        INSERT INTO receiving.inbound_shipment (id, supplier, reference, warehouse, status, closed_at)
        SELECT gen_random_uuid(), 'acme', 'asn-' || n, 'a', 'RECEIVED', now() - n * interval '700 days'
        FROM generate_series(0, 3) n""");

    assertThat(keeper.archive(ClosedRecords.INBOUND_SHIPMENTS)).isEqualTo(2);
    assertThat(keeper.archive(ClosedRecords.INBOUND_SHIPMENTS)).isZero();
    assertThat(keeper.archive(ClosedRecords.TRANSFERS)).isZero();
    assertThat(hub.count("SELECT count(*) FROM receiving.inbound_shipment")).isEqualTo(2);
    try (TestDatabase warehouse = TestDatabases.warehouse("a")) {
      assertThat(
              new PartitionKeeper("a", warehouse.plain(), TERMS)
                  .archive(ClosedRecords.INBOUND_SHIPMENTS))
          .isZero();
    }
  }

  @Test
  void while_another_server_tidies_nothing_is_done_twice() throws SQLException {
    pastPartition("20 days", "15 days");
    auditedUpTo("1 hour");
    try (Connection other = hub.plain().getConnection()) {
      other.setAutoCommit(false);
      try (Statement statement = other.createStatement()) {
        statement.execute("SELECT messaging.retire_partition('outbox', interval '14 days')");
        assertThat(keeper.retire(PartitionedHistory.OUTBOX)).isEmpty();
      }
      other.rollback();
    }
    assertThat(keeper.retire(PartitionedHistory.OUTBOX)).hasSize(1);
  }

  /** The outbox's first partition then covers a span of the past. */
  private void pastPartition(String from, String to) {
    hub.execute(
        OWNER,
        split("messaging.outbox"),
        "CREATE TABLE messaging.outbox_past PARTITION OF messaging.outbox FOR VALUES FROM ('%s') TO ('%s')"
            .formatted(idAt(from), idAt(to)));
  }

  private static String split(String table) {
    return "DO $$ BEGIN EXECUTE (SELECT format('DROP TABLE %%s', part) FROM messaging.partitions('%s') LIMIT 1); END $$"
        .formatted(table);
  }

  private static String pastOnly(String table, String until) {
    return split(table)
        + "; CREATE TABLE %1$s_past PARTITION OF %1$s FOR VALUES FROM (MINVALUE) TO ('%2$s')"
            .formatted(table, until);
  }

  private String idAt(String ago) {
    return hub.texts("SELECT messaging.id_at(now() - interval '" + ago + "')").get(0);
  }

  private void auditedUpTo(String ago) {
    hub.execute(
        "SELECT messaging.advance_watermark(messaging.id_at(now() - interval '"
            + ago
            + "'), false)");
  }

  private void event(String stream, String at) {
    hub.execute(
        "INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data) SELECT uuidv7("
            + at
            + " - now()), "
            + stream
            + ", 'T', 'a', '{}'");
  }

  private Iterable<String> tables(String where) {
    return hub.texts("SELECT DISTINCT tableoid::regclass FROM messaging.outbox " + where);
  }

  private String refusal(String sql) {
    try (Connection connection = hub.plain().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private String refusalOfOwner(String sql) {
    try {
      hub.execute(sql);
      return "done";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }
}
