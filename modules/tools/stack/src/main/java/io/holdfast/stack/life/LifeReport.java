package io.holdfast.stack.life;

import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * What became of the orders placed since a moment, and of the goods.
 *
 * @param ended whether everything reached its end in time
 * @param shipped shipments that left
 * @param delivered shipments that arrived
 * @param lost shipments that the carrier lost
 * @param completed orders of which everything arrived, those that came back included
 * @param declined orders whose payment was declined
 * @param cancelled orders cancelled on request
 * @param expired orders not paid in time
 * @param returned returns received
 * @param refunded refunds confirmed by the provider
 * @param inbound inbound shipments received
 * @param transfers transfers received
 * @param money the ledger of payments beside the provider's books, of all orders ever
 * @param messages what customers were told beside what was received, of all orders ever
 */
public record LifeReport(
    boolean ended,
    long shipped,
    long delivered,
    long lost,
    long completed,
    long declined,
    long cancelled,
    long expired,
    long returned,
    long refunded,
    long inbound,
    long transfers,
    MoneyComparison money,
    MessageComparison messages) {

  private static final String COUNTS =
      """
      WITH run AS (SELECT ?::timestamptz AS since),
      orders AS (SELECT status, withdrawn FROM orders.orders, run WHERE placed_at >= since),
      parcels AS (SELECT status, dispatched_at FROM fulfilment.shipment, run WHERE created_at >= since)
      SELECT (SELECT count(dispatched_at) FROM parcels),
        (SELECT count(*) FROM parcels WHERE status = 'DELIVERED'),
        (SELECT count(*) FROM parcels WHERE status = 'LOST'),
        (SELECT count(*) FROM orders WHERE status IN ('COMPLETED', 'RETURNED')),
        (SELECT count(*) FROM orders WHERE status = 'CANCELLED' AND NOT withdrawn),
        (SELECT count(*) FROM orders WHERE status = 'CANCELLED' AND withdrawn),
        (SELECT count(*) FROM orders WHERE status = 'EXPIRED'),
        (SELECT count(received_at) FROM orders.return_request, run WHERE requested_at >= since),
        (SELECT count(*) FROM payments.operation, run
          WHERE requested_at >= since AND kind = 'REFUND' AND state = 'SUCCEEDED'),
        (SELECT count(closed_at) FROM receiving.inbound_shipment, run WHERE announced_at >= since),
        (SELECT count(ended_at) FROM inventory.transfer, run WHERE dispatched_at >= since)""";

  /** Whether everything reached its end and no minor unit or message is missing. */
  public boolean isClean() {
    return ended && money.agrees() && messages.agrees();
  }

  static LifeReport of(
      LifeRecords records,
      OffsetDateTime from,
      boolean ended,
      MoneyComparison money,
      MessageComparison messages)
      throws SQLException {
    return records
        .list(
            COUNTS,
            row ->
                new LifeReport(
                    ended,
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11),
                    money,
                    messages),
            from)
        .get(0);
  }
}
