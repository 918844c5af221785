package io.holdfast.bench.row;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One year of sales as stored at its end: orders, payments, reservations and ledger of the whole
 * year, events of the last 14 days, inbox rows of the last 90, keys of the last day. Everything
 * agrees, so that such a stack can be audited.
 */
final class YearFill {
  private static final String UNCHECKED = "SET session_replication_role = replica";

  /** Splits what the first partition of a table is for into partitions as if made then. */
  private static final String PARTITIONS =
      """
      DO $$
      DECLARE
        first  record;
        low    timestamptz := date_trunc('%2$s', timestamptz '%3$s', 'UTC');
        today  timestamptz := date_trunc('%2$s', timestamptz '%4$s', 'UTC');
      BEGIN
        SELECT * INTO first FROM messaging.partitions('%1$s') LIMIT 1;
        EXECUTE format('ALTER TABLE %1$s DETACH PARTITION %%s', first.part);
        EXECUTE format('ALTER TABLE %1$s ATTACH PARTITION %%s FOR VALUES FROM (%%L) TO (%%L)',
                       first.part, messaging.id_at(today), first.upper);
        WHILE low < today LOOP
          EXECUTE format('CREATE TABLE %1$s_%%s PARTITION OF %1$s FOR VALUES FROM (%%L) TO (%%L)',
            to_char(low AT TIME ZONE 'UTC', 'YYYYMMDD'), messaging.id_at(low),
            messaging.id_at(low + interval '1 %2$s'));
          low := low + interval '1 %2$s';
        END LOOP;
      END $$""";

  /** Order {@code g}: its time, and ids that follow from it in every database alike. */
  private static final String FUNCTIONS =
      """
      CREATE FUNCTION pg_temp.at(g bigint) RETURNS bigint LANGUAGE sql IMMUTABLE RETURN
        %1$d - 31536000000 + g * 31528800000 / %2$d;
      CREATE FUNCTION pg_temp.moment(g bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE RETURN
        to_timestamp(pg_temp.at(g) / 1000.0);
      CREATE FUNCTION pg_temp.id(g bigint, k integer) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
        (lpad(to_hex(pg_temp.at(g) + k), 12, '0') || '7' || substr(md5(g || '/' || k), 1, 3)
         || '8' || substr(md5(g || '/' || k), 4, 15))::uuid;
      CREATE FUNCTION pg_temp.sku(g bigint) RETURNS text LANGUAGE sql IMMUTABLE RETURN
        'year-' || lpad((1 + g * 7919 %% 10000)::text, 6, '0');
      CREATE FUNCTION pg_temp.declined(g bigint) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN
        g %% 50 = 0;
      """;

  private static final List<String> HUB =
      List.of(
          """
          INSERT INTO catalog.product (sku, name, price_cents, currency)
          SELECT 'year-' || lpad(g::text, 6, '0'), 'Year ' || g, 999, 'USD' FROM generate_series(1, 10000) g""",
          """
          INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code, latitude,
            longitude, total_cents, currency, placed_at, expires_at, confirmed_at, ended_at, event_id, version)
          SELECT pg_temp.id(g, 0), 'year-' || g %% 50000,
            CASE WHEN pg_temp.declined(g) THEN 'CANCELLED' ELSE 'CONFIRMED' END, 'ATOMIC', 'US', '98225',
            47.6, -122.3, 999, 'USD', pg_temp.moment(g), pg_temp.moment(g) + interval '15 minutes',
            CASE WHEN NOT pg_temp.declined(g) THEN pg_temp.moment(g) END,
            CASE WHEN pg_temp.declined(g) THEN pg_temp.moment(g) END, pg_temp.id(g, 1), 1
          FROM generate_series(1, %1$d::bigint) g""",
          """
          INSERT INTO orders.order_line SELECT pg_temp.id(g, 0), 1, pg_temp.sku(g), 1, 999
          FROM generate_series(1, %1$d::bigint) g""",
          """
          INSERT INTO orders.allocation SELECT pg_temp.id(g, 0), 1, (ARRAY[%2$s])[1 + g %% %3$d], 1
          FROM generate_series(1, %1$d::bigint) g""",
          """
          INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id, reason,
            event_id, decided_at)
          SELECT pg_temp.id(g, 0), CASE WHEN pg_temp.declined(g) THEN 'DECLINED' ELSE 'AUTHORISED' END, 999, 'USD',
            CASE WHEN NOT pg_temp.declined(g) THEN 'auth-' || g END,
            CASE WHEN pg_temp.declined(g) THEN 'declined' END, pg_temp.id(g, 2), pg_temp.moment(g)
          FROM generate_series(1, %1$d::bigint) g""",
          """
          INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, occurred_at, status, attempts, sent_at)
          SELECT pg_temp.id(g, k), CASE k WHEN 2 THEN 'holdfast.payments' ELSE 'holdfast.orders' END,
            CASE k WHEN 1 THEN 'io.holdfast.order.placed.v1'
                   WHEN 2 THEN CASE WHEN pg_temp.declined(g) THEN 'io.holdfast.payment.declined.v1' ELSE 'io.holdfast.payment.authorised.v1' END
                   ELSE CASE WHEN pg_temp.declined(g) THEN 'io.holdfast.order.cancelled.v1' ELSE 'io.holdfast.order.confirmed.v1' END END,
            pg_temp.id(g, 0)::text, repeat('x', CASE k WHEN 1 THEN 600 ELSE 150 END), pg_temp.moment(g), 'SENT', 1,
            pg_temp.moment(g)
          FROM generate_series(%1$d * 351::bigint / 365, %1$d) g, generate_series(1, 3) k""",
          """
          INSERT INTO messaging.inbox
          SELECT CASE k WHEN 2 THEN 'orders' ELSE 'payments' END, pg_temp.id(g, k), pg_temp.moment(g)
          FROM generate_series(%1$d * 275::bigint / 365, %1$d) g, generate_series(1, 3) k
          WHERE k < 3 OR pg_temp.declined(g)""",
          """
          INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, created_at, expires_at)
          SELECT 'year-' || g, decode(md5(g::text), 'hex'), pg_temp.id(g, 0), 201, repeat('x', 350),
            pg_temp.moment(g), pg_temp.moment(g) + interval '24 hours'
          FROM generate_series(%1$d * 364::bigint / 365, %1$d) g""");

  private static final List<String> WAREHOUSE =
      List.of(
          """
          INSERT INTO stock_item (sku, on_hand, reserved)
          SELECT 'year-' || lpad(s::text, 6, '0'), 1000000, 0 FROM generate_series(1, 10000) s""",
          """
          INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id, at)
          SELECT sku, 'OPENING', 1000000, 0, 'year', pg_temp.id(0, 0), pg_temp.moment(0) FROM stock_item
           WHERE sku LIKE 'year-%%'""",
          """
          INSERT INTO reservation (order_id, sku, quantity, released, status, held_at, expires_at, ended_at)
          SELECT pg_temp.id(g, 0), pg_temp.sku(g), 1, CASE WHEN pg_temp.declined(g) THEN 1 ELSE 0 END,
            CASE WHEN pg_temp.declined(g) THEN 'RELEASED' ELSE 'COMMITTED' END, pg_temp.moment(g),
            pg_temp.moment(g) + interval '15 minutes', CASE WHEN pg_temp.declined(g) THEN pg_temp.moment(g) END
          FROM generate_series(1, %1$d::bigint) g WHERE g %% %3$d = %4$d""",
          """
          INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id, at)
          SELECT pg_temp.sku(g),
            CASE WHEN k = 4 THEN 'HOLD' WHEN pg_temp.declined(g) THEN 'RELEASE' ELSE 'COMMIT' END, 0,
            CASE WHEN k = 4 THEN 1 WHEN pg_temp.declined(g) THEN -1 ELSE 0 END, pg_temp.id(g, 0)::text,
            pg_temp.id(g, k), pg_temp.moment(g)
          FROM generate_series(1, %1$d::bigint) g, generate_series(4, 5) k WHERE g %% %3$d = %4$d""",
          """
          INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, occurred_at, status, attempts, sent_at)
          SELECT pg_temp.id(g, k), 'holdfast.stock',
            CASE WHEN k = 4 THEN 'io.holdfast.stock.reserved.v1' WHEN pg_temp.declined(g) THEN 'io.holdfast.stock.released.v1' ELSE 'io.holdfast.stock.committed.v1' END,
            'warehouse', repeat('x', 150), pg_temp.moment(g), 'SENT', 1, pg_temp.moment(g)
          FROM generate_series(%1$d * 351::bigint / 365, %1$d) g, generate_series(4, 5) k WHERE g %% %3$d = %4$d""",
          """
          UPDATE stock_item s SET reserved = r.open
          FROM (SELECT sku, sum(quantity) AS open FROM reservation WHERE status = 'COMMITTED' GROUP BY sku) r
          WHERE r.sku = s.sku""");

  /** Records retired partitions as maintenance does. */
  private static final String RETIRED =
      """
      INSERT INTO messaging.retired (kind, before)
      SELECT 'outbox', pg_temp.id(1 + %1$d * 351::bigint / 365, 0)""";

  private static final String SIZES =
      """
      SELECT c.relname, sum(pg_total_relation_size(i.inhrelid))
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent
       WHERE c.relkind = 'p' GROUP BY 1
      UNION ALL
      SELECT relname, pg_total_relation_size(oid) FROM pg_class
       WHERE relname IN ('idempotency_key', 'stock_item', 'payment_token') AND relkind = 'r'""";

  /** Partitions with rows only: empty ones would be planned as empty. */
  private static final String FILLED =
      """
      SELECT p.part FROM pg_partitioned_table t, messaging.partitions(t.partrelid) p
       WHERE p.lower < messaging.id_at(now())""";

  private final StackDescriptor stack;
  private final long orders;
  private final Instant end = Instant.now();

  /**
   * @param orders of the whole year
   */
  YearFill(BenchEnvironment environment, long orders) {
    this.stack = environment.stack().descriptor();
    this.orders = orders;
  }

  /** Fills hub and warehouses. */
  void run() {
    List<StackDescriptor.Warehouse> warehouses = stack.warehouses();
    String codes =
        String.join(",", warehouses.stream().map(w -> "'" + w.node().code() + "'").toList());
    List<String> hub = new ArrayList<>();
    for (String table : List.of("orders", "order_line", "allocation")) {
      hub.add(partitions("orders." + table, "month", 366));
    }
    hub.add(partitions("payments.payment", "month", 366));
    hub.add(partitions("messaging.outbox", "day", 15));
    hub.add(partitions("messaging.inbox", "week", 92));
    fill(stack.hub().superuser(), hub, HUB, codes, warehouses.size(), 0);
    for (int i = 0; i < warehouses.size(); i++) {
      List<String> parts =
          List.of(
              partitions("public.reservation", "month", 366),
              partitions("public.stock_movement", "month", 366),
              partitions("messaging.outbox", "day", 15));
      String url = warehouses.get(i).database().superuser();
      fill(url, parts, WAREHOUSE, codes, warehouses.size(), i);
    }
  }

  private String partitions(String table, String unit, int days) {
    return PARTITIONS.formatted(table, unit, end.minusSeconds(days * 86_400L), end);
  }

  private void fill(
      String url, List<String> parts, List<String> rows, String codes, int many, int which) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(UNCHECKED);
      statement.execute(FUNCTIONS.formatted(end.toEpochMilli(), orders));
      for (String sql : parts) {
        statement.execute(sql);
      }
      for (String sql : rows) {
        statement.execute(sql.formatted(orders, codes, many, which));
      }
      statement.execute(RETIRED.formatted(orders));
      for (String part : texts(statement, FILLED)) {
        statement.execute("VACUUM ANALYZE " + part);
      }
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new StackFailure("cannot fill the stack: " + e.getMessage(), e);
    }
  }

  private static List<String> texts(Statement statement, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** Bytes of the tables, indexes included, all databases together, by the table's name. */
  Map<String, Long> sizes() {
    List<String> urls = new ArrayList<>(List.of(stack.hub().superuser()));
    stack.warehouses().forEach(warehouse -> urls.add(warehouse.database().superuser()));
    Map<String, Long> sizes = new TreeMap<>();
    for (String url : urls) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(SIZES)) {
        while (rows.next()) {
          sizes.merge(rows.getString(1), rows.getLong(2), Long::sum);
        }
      } catch (SQLException e) {
        throw new StackFailure("cannot read sizes: " + e.getMessage(), e);
      }
    }
    return sizes;
  }
}
