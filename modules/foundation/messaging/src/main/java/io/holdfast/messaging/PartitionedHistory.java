package io.holdfast.messaging;

import java.time.Duration;
import java.util.function.Function;

/** The partitioned tables; no database has all of them. */
enum PartitionedHistory {
  OUTBOX("day", 7, RetentionTerms::outbox, "messaging.outbox"),
  INBOX("week", 4, RetentionTerms::inbox, "messaging.inbox"),
  MOVEMENTS("month", 3, RetentionTerms::movements, "public.stock_movement"),
  RESERVATIONS("month", 3, RetentionTerms::orders, "public.reservation"),
  ORDERS(
      "month",
      3,
      RetentionTerms::orders,
      "orders.orders",
      "orders.order_line",
      "orders.allocation",
      "orders.order_time",
      "orders.saga",
      "orders.saga_step",
      "payments.payment",
      "payments.operation",
      "fulfilment.shipment",
      "fulfilment.shipment_line",
      "fulfilment.carrier_event",
      "orders.return_request",
      "orders.return_line",
      "orders.bundle_line",
      "notifications.notification");

  private final String unit;
  private final int ahead;
  private final Function<RetentionTerms, Duration> keep;
  private final String[] tables;

  PartitionedHistory(
      String unit, int ahead, Function<RetentionTerms, Duration> keep, String... tables) {
    this.unit = unit;
    this.ahead = ahead;
    this.keep = keep;
    this.tables = tables;
  }

  /** Length of a partition: day, week or month. */
  String unit() {
    return unit;
  }

  /** Number of partitions created ahead of the current one. */
  int ahead() {
    return ahead;
  }

  Duration keep(RetentionTerms terms) {
    return keep.apply(terms);
  }

  /** All tables of this kind; their partitions have the same bounds and are retired together. */
  String[] tables() {
    return tables.clone();
  }
}
