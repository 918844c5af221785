package io.holdfast.audit;

import java.util.UUID;

/** Writes orders and stock as the server does: every row that belongs to a change. */
final class AuditData {
  private static final long NOW = System.currentTimeMillis();

  private final World world;

  AuditData(World world) {
    this.world = world;
  }

  /** Receives ten units of a SKU. */
  void stock(String warehouse, String sku) {
    world.warehouse(
        warehouse,
        """
        INSERT INTO stock_item (sku, on_hand) VALUES ('%1$s', 10);
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        VALUES ('%1$s', 'OPENING', 10, 0, 'opening', '%2$s');
        %3$s"""
            .formatted(
                sku,
                id(sku + "opening"),
                event(id(sku + "opening"), "io.holdfast.stock.received.v1", sku)));
  }

  /** An order of one unit per warehouse, with its reservations, key and events. */
  UUID placed(String name, String sku, String... warehouses) {
    UUID order = id(name);
    UUID published = id(name + "io.holdfast.order.placed.v1");
    world.hub(
        """
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code, latitude,
          longitude, total_cents, currency, placed_at, expires_at, event_id)
        VALUES ('%1$s', 'c1', 'PLACED', 'ATOMIC', 'US', '98225', 48, -122, 100, 'USD', now(),
          now() + interval '15 min', '%2$s');
        INSERT INTO payments.payment_token VALUES ('%1$s', 'tok_ok');
        INSERT INTO orders.order_line VALUES ('%1$s', 1, '%3$s', %4$s, 50);
        INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
        VALUES ('key-%5$s', '', '%1$s', 201, '{}', now() + interval '24 h');
        %6$s"""
            .formatted(
                order,
                published,
                sku,
                warehouses.length,
                name,
                event(published, "io.holdfast.order.placed.v1", order)));
    for (String warehouse : warehouses) {
      world.hub(
          "INSERT INTO orders.allocation VALUES ('%s', 1, '%s', 1)".formatted(order, warehouse));
      world.warehouse(
          warehouse,
          """
          UPDATE stock_item SET reserved = reserved + 1 WHERE sku = '%2$s';
          INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
          VALUES ('%1$s', '%2$s', 1, 'HELD', now() + interval '15 min');
          %3$s"""
              .formatted(
                  order, sku, movement("HOLD", 1, sku, order, "io.holdfast.stock.reserved.v1")));
    }
    return order;
  }

  /** The payment module handles OrderPlaced. */
  void paid(UUID order, boolean authorised) {
    UUID published = id(order + "payment");
    world.hub(
        """
        INSERT INTO messaging.inbox SELECT 'payments', id FROM messaging.outbox
         WHERE type = 'io.holdfast.order.placed.v1' AND aggregate_id = '%1$s';
        DELETE FROM payments.payment_token WHERE order_id = '%1$s';
        INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id, event_id)
        VALUES ('%1$s', '%2$s', 100, 'USD', 'auth_%1$s', '%3$s');
        %4$s"""
            .formatted(
                order,
                authorised ? "AUTHORISED" : "DECLINED",
                published,
                event(
                    published,
                    authorised
                        ? "io.holdfast.payment.authorised.v1"
                        : "io.holdfast.payment.declined.v1",
                    order)));
  }

  /** The orders module handles PaymentAuthorised. */
  void confirmed(UUID order, String sku, String... warehouses) {
    decided(order, "CONFIRMED", "io.holdfast.order.confirmed.v1");
    applied("fulfilment", order, "io.holdfast.order.confirmed.v1");
    applied("notifications", order, "io.holdfast.order.confirmed.v1");
    for (String warehouse : warehouses) {
      world.hub(
          """
          INSERT INTO fulfilment.shipment (id, order_id, customer_id, warehouse, currency, amount_minor)
          VALUES ('%1$s', '%2$s', 'c1', '%3$s', 'USD', 50);
          INSERT INTO fulfilment.shipment_line VALUES ('%1$s', 1, '%4$s', 1, 50)"""
              .formatted(id(order + warehouse), order, warehouse, sku));
      ended(
          order,
          sku,
          warehouse,
          "status = 'COMMITTED'",
          movement("COMMIT", 0, sku, order, "io.holdfast.stock.committed.v1"));
    }
  }

  /** The orders module handles PaymentDeclined. */
  void cancelled(UUID order, String sku, String... warehouses) {
    decided(order, "CANCELLED", "io.holdfast.order.cancelled.v1");
    applied("payments", order, "io.holdfast.order.cancelled.v1");
    applied("fulfilment", order, "io.holdfast.order.cancelled.v1");
    released(order, sku, warehouses);
  }

  private void applied(String consumer, UUID order, String event) {
    world.hub(
        "INSERT INTO messaging.inbox VALUES ('%s', '%s')".formatted(consumer, id(order + event)));
  }

  /** Cancels a confirmed order on request. */
  void withdrawn(UUID order, String sku, String... warehouses) {
    UUID cancelled = id(order + "io.holdfast.order.cancelled.v1");
    world.hub(
        """
        UPDATE orders.orders SET status = 'CANCELLED', withdrawn = true, ended_at = now() WHERE id = '%1$s';
        UPDATE payments.payment SET status = 'VOID_DUE' WHERE order_id = '%1$s';
        INSERT INTO messaging.inbox VALUES ('payments', '%2$s'), ('fulfilment', '%2$s');
        UPDATE fulfilment.shipment SET status = 'CANCELLED', ended_at = now() WHERE order_id = '%1$s';
        %3$s"""
            .formatted(
                order, cancelled, event(cancelled, "io.holdfast.order.cancelled.v1", order)));
    released(order, sku, warehouses);
  }

  private void released(UUID order, String sku, String... warehouses) {
    for (String warehouse : warehouses) {
      world.warehouse(
          warehouse, "UPDATE stock_item SET reserved = reserved - 1 WHERE sku = '" + sku + "'");
      ended(
          order,
          sku,
          warehouse,
          "status = 'RELEASED', released = 1",
          movement("RELEASE", -1, sku, order, "io.holdfast.stock.released.v1"));
    }
  }

  /** Ships from one warehouse. */
  void shipped(UUID order, String status, String sku, String warehouse) {
    world.hub(
        """
        UPDATE orders.orders SET status = '%1$s' WHERE id = '%2$s';
        UPDATE orders.allocation SET shipped = 1 WHERE order_id = '%2$s' AND warehouse = '%3$s';
        UPDATE fulfilment.shipment SET status = 'DISPATCHED', carrier = 'swift', tracking_number = 'T1'
         WHERE order_id = '%2$s' AND warehouse = '%3$s'"""
            .formatted(status, order, warehouse));
    world.warehouse(
        warehouse,
        "UPDATE stock_item SET reserved = reserved - 1, on_hand = on_hand - 1 WHERE sku = '"
            + sku
            + "'");
    ended(
        order,
        sku,
        warehouse,
        "status = 'SHIPPED', shipped = 1",
        movement("SHIP", -1, sku, order, "StockShipped")
            + "UPDATE stock_movement SET on_hand_delta = -1 WHERE kind = 'SHIP'");
  }

  private void decided(UUID order, String status, String event) {
    world.hub(
        """
        INSERT INTO messaging.inbox SELECT 'orders', event_id FROM payments.payment WHERE order_id = '%1$s';
        UPDATE orders.orders SET status = '%2$s' WHERE id = '%1$s';
        %3$s"""
            .formatted(order, status, event(id(order + event), event, order)));
  }

  private void ended(UUID order, String sku, String warehouse, String change, String movement) {
    world.warehouse(
        warehouse,
        "UPDATE reservation SET %s WHERE order_id = '%s' AND sku = '%s'; %s"
            .formatted(change, order, sku, movement));
  }

  private static String movement(String kind, int delta, String sku, UUID order, String event) {
    return """
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        VALUES ('%s', '%s', 0, %s, '%s', '%s');
        %s"""
        .formatted(
            sku, kind, delta, order, id(order + kind), event(id(order + kind), event, order));
  }

  /** A sent event, an hour old. */
  static String event(UUID id, String type, Object aggregate) {
    String stream =
        type.startsWith("Stock") ? "stock" : type.startsWith("Order") ? "orders" : "payments";
    return """
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, status, occurred_at, sent_at)
        VALUES ('%s', 'holdfast.%s', '%s', '%s', '{}', 'SENT', now() - interval '1 h', now() - interval '1 h');"""
        .formatted(id, stream, type, aggregate);
  }

  /** An id of the time of this run; the same name has the same id. */
  static UUID id(String name) {
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new UUID(
        NOW << 16 | hash.getMostSignificantBits() & 0xFFFF, hash.getLeastSignificantBits());
  }
}
