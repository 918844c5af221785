package io.holdfast.orders.placement;

import static io.holdfast.kernel.event.ReservationEvent.REQUESTED;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.bundle.BundleLines;
import io.holdfast.orders.event.OrderData;
import io.holdfast.orders.event.RejectedOrder;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.orders.sale.TicketUses;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes decided orders, their answers and their events into the hub, inside the transaction. */
final class OrderWriter {
  /**
   * Writes a batch in one round trip. Parameters: keys, orders, lines, allocations, events, prices,
   * and between keys and orders the seconds to pay. Returns how many keys were new and how many
   * prices are unchanged, and the versions of the purchase limits and of the sales.
   */
  private static final String PLACE =
      """
      WITH keyed AS (
        INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
        SELECT key, decode(hash, 'hex'), order_id, status, answer, now() + interval '24 hours'
        FROM unnest(?::text[], ?::text[], ?::uuid[], ?::int[], ?::text[])
          AS k (key, hash, order_id, status, answer)
        ON CONFLICT (key) DO NOTHING RETURNING 1),
      accepted AS (SELECT ? * interval '1 second' AS time_to_pay, o.*
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[],
          ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
          AS o (id, customer_id, country, postal_code, latitude, longitude, total_cents, currency,
            payment_token, placed_at, event_id)),
      placed AS (
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code,
          latitude, longitude, total_cents, currency, placed_at, expires_at, event_id)
        SELECT id, customer_id, 'PLACED', 'ATOMIC', country, postal_code, latitude, longitude,
          total_cents, currency, to_timestamp(placed_at / 1e6), now() + time_to_pay, event_id
        FROM accepted),
      entrusted AS (
        INSERT INTO payments.payment_token (order_id, token, time_to_pay)
        SELECT id, payment_token, time_to_pay FROM accepted),
      lined AS (
        INSERT INTO orders.order_line (order_id, line_no, sku, quantity, unit_price_cents)
        SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::bigint[])),
      allocated AS (
        INSERT INTO orders.allocation (order_id, line_no, warehouse, quantity)
        SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])),
      published AS (
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
        SELECT id, '%s', type, order_id, 0, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS e (id, type, order_id, data))
      SELECT count(*), catalog.still_priced(?::text[], ?::bigint[], ?::text[]),
        (SELECT coalesce(max(version), 0) FROM orders.purchase_limits_version),
        (SELECT max(version) FROM sales.sales_version) FROM keyed"""
          .formatted(OrderEvent.STREAM);

  /** The same for orders whose warehouses are asked by message. Parameter: seconds to answer. */
  private static String pending(Duration deadline) {
    return PLACE
        .replace("'PLACED', 'ATOMIC'", "'PENDING', 'SAGA'")
        .replace(
            "SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])),",
            """
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])
            RETURNING order_id, warehouse),
            asked AS (
              INSERT INTO orders.saga_step (order_id, warehouse)
              SELECT DISTINCT order_id, warehouse FROM allocated),
            begun AS (
              INSERT INTO orders.saga (order_id, due_at)
              SELECT id, now() + interval '%d milliseconds' FROM accepted),"""
                .formatted(deadline.toMillis()));
  }

  /**
   * Moves the guards of limited SKUs to their next stamps, in a round trip that only batches with
   * such SKUs pay for. Returns how many had not moved since they were read.
   */
  private static final String GUARD =
      """
      INSERT INTO orders.purchase_guard AS g (customer_id, sku, follows, stamp)
      SELECT * FROM unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[])
      ON CONFLICT (customer_id, sku) DO UPDATE
        SET follows = excluded.follows, stamp = excluded.stamp, changed_at = now()
        WHERE g.stamp = excluded.follows""";

  /** For orders from elsewhere, in a round trip that only batches with such orders pay for. */
  private static final String TIMES =
      """
      INSERT INTO orders.order_time (order_id, ordered_at)
      SELECT id, to_timestamp(ordered_at / 1e6) FROM unnest(?::uuid[], ?::int8[]) AS t (id, ordered_at)""";

  private final HubDatabase hub;
  private final Duration timeToLive;
  private final Duration reservedFor;
  private final String place;

  /**
   * @param timeToLive how long an order may stay unpaid before it expires
   */
  OrderWriter(HubDatabase hub, Duration timeToLive) {
    this(hub, timeToLive, timeToLive, PLACE);
  }

  private OrderWriter(
      HubDatabase hub, Duration timeToLive, Duration reservedFor, String placeStatement) {
    this.hub = hub;
    this.timeToLive = timeToLive;
    this.reservedFor = reservedFor;
    this.place = placeStatement;
  }

  /**
   * Writes orders that are PENDING, and the requests to their warehouses.
   *
   * @param deadline how long a warehouse may take to answer
   */
  static OrderWriter ofSagas(HubDatabase hub, Duration timeToLive, Duration deadline) {
    return new OrderWriter(
        hub, timeToLive, ReservationRequested.timeToLive(timeToLive, deadline), pending(deadline));
  }

  /**
   * Writes the final decisions.
   *
   * @throws KeyTakenException if a key has a stored answer already
   * @param limits version of the purchase limits that the decisions are based on
   * @param guards of the limited SKUs among them; may be empty
   * @param sales version of the sales that the decisions are based on
   * @param uses of the tickets among them; may be empty
   * @throws ConflictException if a price, a limit or a sale has changed since it was read, a
   *     customer has bought more of a limited SKU, or a ticket was used
   */
  void write(List<Decision> decisions, long limits, SqlRows guards, long sales, SqlRows uses)
      throws SQLException {
    Batch batch = new Batch(reservedFor);
    decisions.forEach(batch::add);
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement writing = connection.prepareStatement(place)) {
      int next = batch.keys.bind(connection, writing, 1);
      writing.setLong(next++, timeToLive.toSeconds());
      next = batch.orders.bind(connection, writing, next);
      next = batch.lines.bind(connection, writing, next);
      next = batch.allocations.bind(connection, writing, next);
      next = batch.events.bind(connection, writing, next);
      batch.prices.bind(connection, writing, next);
      try (ResultSet row = writing.executeQuery()) {
        row.next();
        if (row.getInt(1) != batch.keys.size()) {
          throw new KeyTakenException();
        }
        if (row.getInt(2) != batch.prices.size()) {
          throw new ConflictException("a price changed while an order was decided");
        }
        if (row.getLong(3) != limits) {
          throw new LimitsChangedException();
        }
        if (row.getLong(4) != sales) {
          throw new SalesChangedException();
        }
      }
      BundleLines.write(connection, batch.bundles);
      if (!guards.isEmpty() && guards.write(connection, GUARD) != guards.size()) {
        throw new ConflictException("a customer bought more while an order was decided");
      }
      if (!uses.isEmpty() && TicketUses.write(connection, uses) != uses.size()) {
        throw new ConflictException("a ticket was used while an order was decided");
      }
      if (!batch.times.isEmpty()) {
        batch.times.write(connection, TIMES);
      }
    }
    hub.outbox().written();
  }

  /** The rows of one batch, table by table. */
  private static final class Batch {
    private final SqlRows keys = new SqlRows("text", "text", "uuid", "int4", "text");
    private final SqlRows orders =
        new SqlRows(
            "uuid", "text", "text", "text", "float8", "float8", "int8", "text", "text", "int8",
            "uuid");
    private final SqlRows lines = new SqlRows("uuid", "int4", "text", "int4", "int8");
    private final SqlRows allocations = new SqlRows("uuid", "int4", "text", "int4");
    private final SqlRows events = new SqlRows("uuid", "text", "text", "text");
    private final SqlRows prices = new SqlRows("text", "int8", "text");
    private final SqlRows times = new SqlRows("uuid", "int8");
    private final SqlRows bundles = BundleLines.rows();
    private final Set<String> priced = new HashSet<>();
    private final Duration reservedFor;

    Batch(Duration reservedFor) {
      this.reservedFor = reservedFor;
    }

    void add(Decision decision) {
      addKey(keys, decision);
      if (decision.accepted() != null) {
        UUID event = TimeOrderedUuid.next();
        OrderView order = decision.accepted().order();
        OrderData data =
            OrderData.placed(decision.accepted().goods(), decision.placement().order());
        addOrder(orders, decision, event);
        addLines(lines, allocations, data);
        addPrices(decision, data);
        for (BundleLine bundle : decision.accepted().bundles()) {
          BundleLines.add(bundles, order.id(), bundle);
        }
        if (data.orderedAt() != null) {
          times.add(order.id(), micros(data.orderedAt()));
        }
        if (order.status() == OrderStatus.PENDING) {
          publish(event, OrderEvent.PENDING, data, order.id());
          ReservationRequested.of(data, reservedFor)
              .forEach(r -> publish(TimeOrderedUuid.next(), REQUESTED, r, order.id()));
        } else {
          publish(event, OrderEvent.PLACED, data, order.id());
        }
      } else if (decision.result() instanceof PlacementResult.Rejected rejected) {
        PlaceOrder order = decision.placement().order();
        UUID id = order.id().value();
        publish(
            TimeOrderedUuid.next(),
            OrderEvent.REJECTED,
            RejectedOrder.of(id, order.customerId(), rejected.shortages()),
            id);
      }
    }

    private void publish(UUID event, EventType type, Object data, UUID order) {
      events.add(event, type.type(), order.toString(), JsonText.of(data));
    }

    /** One batch is decided at one price for each SKU and currency. */
    private void addPrices(Decision decision, OrderData order) {
      List<BundleLine> bundled = decision.accepted().bundles();
      Set<String> alone = new HashSet<>();
      if (!bundled.isEmpty()) {
        decision.placement().order().lines().forEach(line -> alone.add(line.sku().value()));
      }
      for (OrderData.Line line : order.lines()) {
        // What is sold as a part only has no price of its own in the order.
        if (bundled.isEmpty() || alone.contains(line.sku())) {
          addPrice(line.sku(), line.unitPriceMinorUnits(), order.currency());
        }
      }
      bundled.forEach(b -> addPrice(b.sku(), b.unitPriceMinorUnits(), order.currency()));
    }

    private void addPrice(String sku, long minorUnits, String currency) {
      if (priced.add(currency + sku)) {
        prices.add(sku, minorUnits, currency);
      }
    }
  }

  private static void addKey(SqlRows keys, Decision decision) {
    keys.add(
        decision.placement().key().value(),
        HexFormat.of().formatHex(decision.placement().key().requestHash()),
        decision.placement().order().id().value(),
        StoredPlacements.status(decision.result()),
        StoredPlacements.answer(decision.result()));
  }

  private static void addOrder(SqlRows orders, Decision decision, UUID event) {
    OrderView order = decision.accepted().order();
    Destination shipTo = decision.placement().order().shipTo();
    orders.add(
        order.id(),
        order.customerId(),
        shipTo.country(),
        shipTo.postalCode(),
        shipTo.location().latitude(),
        shipTo.location().longitude(),
        decision.accepted().total().minorUnits(),
        order.currency(),
        decision.placement().order().paymentToken(),
        micros(order.placedAt()),
        event);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }

  private static void addLines(SqlRows lines, SqlRows allocations, OrderData order) {
    int number = 0;
    for (OrderData.Line line : order.lines()) {
      number++;
      lines.add(order.orderId(), number, line.sku(), line.quantity(), line.unitPriceMinorUnits());
      for (OrderView.Allocation a : line.allocations()) {
        allocations.add(order.orderId(), number, a.warehouse(), a.quantity());
      }
    }
  }
}
