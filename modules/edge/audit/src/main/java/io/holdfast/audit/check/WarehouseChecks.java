package io.holdfast.audit.check;

import io.holdfast.kernel.ReservationStatus;
import io.holdfast.kernel.SqlLiterals;
import java.util.List;

/** Rules within each warehouse. */
public final class WarehouseChecks {
  private static final SqlCheck RESERVED_WITHIN_ON_HAND =
      new SqlCheck(
          "I1",
          "SELECT count(*) FROM stock_item",
          """
          SELECT format('%s has %s on hand and %s reserved', sku, on_hand, reserved)
            FROM stock_item WHERE reserved < 0 OR reserved > on_hand""");

  private static final SqlCheck COUNTERS_EQUAL_SUMS =
      new SqlCheck(
          "I2",
          "SELECT count(*) FROM stock_item",
          """
          SELECT format('%s counts %s on hand and %s reserved; ledger says %s and %s, open reservations %s',
                        s.sku, s.on_hand, s.reserved, coalesce(m.on_hand, 0), coalesce(m.reserved, 0),
                        coalesce(r.open, 0))
            FROM stock_item s
            LEFT JOIN (SELECT sku, sum(on_hand) AS on_hand, sum(reserved) AS reserved
                         FROM (SELECT sku, on_hand, reserved FROM ledger_opening WHERE scope = :opening
                               UNION ALL
                               SELECT sku, on_hand_delta, reserved_delta FROM stock_movement
                                WHERE event_id >= :ledger) ledger
                        GROUP BY sku) m USING (sku)
            LEFT JOIN (SELECT sku, sum(quantity - shipped - released) AS open
                         FROM reservation WHERE status IN ({open}) GROUP BY sku) r USING (sku)
           WHERE s.on_hand <> coalesce(m.on_hand, 0)
              OR s.reserved <> coalesce(m.reserved, 0)
              OR s.reserved <> coalesce(r.open, 0)"""
              .replace("{open}", SqlLiterals.of(ReservationStatus.open())));

  /**
   * Reservations move no goods: received equals on hand plus shipped, less what other warehouses
   * sent or got.
   */
  private static final SqlCheck GOODS_BALANCE =
      new SqlCheck(
          "I3",
          "SELECT count(*) FROM stock_item",
          """
          SELECT format('received %s, adjusted %s, moved and returned %s; on hand %s, shipped %s',
                        received, adjusted, moved, on_hand, shipped)
            FROM (SELECT coalesce(sum(moved) FILTER (WHERE kind IN ('OPENING', 'RECEIPT')), 0) AS received,
                         coalesce(sum(moved) FILTER (WHERE kind = 'ADJUSTMENT'), 0) AS adjusted,
                         coalesce(sum(moved) FILTER (WHERE kind IN ('RETURN', 'SCRAP', 'TRANSFER')), 0) AS moved,
                         coalesce(-sum(moved) FILTER (WHERE kind = 'SHIP'), 0) AS shipped
                    FROM (SELECT kind, on_hand AS moved FROM ledger_opening WHERE scope = :opening
                          UNION ALL
                          SELECT kind, on_hand_delta FROM stock_movement WHERE event_id >= :ledger) entries) ledger,
                 (SELECT coalesce(sum(on_hand), 0) AS on_hand FROM stock_item) items
           WHERE received + adjusted + moved <> on_hand + shipped""");

  /** Units end one by one, so units are counted. */
  private static final SqlCheck ENDED_ONCE =
      new SqlCheck(
          "I4",
          "SELECT count(*) FROM reservation WHERE order_id >= :lives",
          """
          SELECT format('order %s, %s: %s holds of %s units, %s commits, %s endings of %s units, %s shipped',
                        reference, sku, holds, held, commits, endings, ended, ships)
            FROM (SELECT reference, sku,
                         count(*) FILTER (WHERE kind = 'HOLD') AS holds,
                         coalesce(sum(reserved_delta) FILTER (WHERE kind = 'HOLD'), 0) AS held,
                         count(*) FILTER (WHERE kind = 'COMMIT') AS commits,
                         count(*) FILTER (WHERE kind IN ('RELEASE', 'EXPIRE', 'SHIP')) AS endings,
                         coalesce(-sum(reserved_delta) FILTER (WHERE kind IN ('RELEASE', 'EXPIRE', 'SHIP')), 0) AS ended,
                         count(*) FILTER (WHERE kind IN ('RELEASE', 'EXPIRE', 'SHIP') AND reserved_delta >= 0) AS hollow,
                         count(*) FILTER (WHERE kind = 'EXPIRE') AS expiries,
                         count(*) FILTER (WHERE kind = 'SHIP') AS ships
                    FROM stock_movement
                   WHERE event_id >= :lives-reach AND kind IN ('HOLD', 'COMMIT', 'RELEASE', 'EXPIRE', 'SHIP')
                   GROUP BY reference, sku) life
           WHERE holds > 1 OR commits > 1 OR ended > held AND holds > 0 OR hollow > 0
              OR expiries > 0 AND (commits > 0 OR endings > 1)
              OR reference::uuid >= :lives
                 AND (commits + endings > 0 AND holds = 0 OR commits = 0 AND (ships > 0 OR endings > 1))""");

  /** The ledger entries of each reservation match its status. */
  private static final SqlCheck RESERVATION_IN_LEDGER =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM reservation WHERE order_id >= :lives",
          """
          SELECT format('order %s, %s is %s of %s, shipped %s, released %s, without its entries in the ledger',
                        r.order_id, r.sku, r.status, r.quantity, r.shipped, r.released)
            FROM reservation r
            LEFT JOIN (SELECT reference, sku,
                              sum(reserved_delta) FILTER (WHERE kind = 'HOLD') AS held,
                              bool_or(kind = 'COMMIT') AS committed,
                              coalesce(-sum(reserved_delta) FILTER (WHERE kind = 'SHIP'), 0) AS shipped,
                              coalesce(-sum(on_hand_delta) FILTER (WHERE kind = 'SHIP'), 0) AS left_stock,
                              coalesce(-sum(reserved_delta) FILTER (WHERE kind IN ('RELEASE', 'EXPIRE')), 0) AS released,
                              bool_or(kind = 'EXPIRE') AS expired
                         FROM stock_movement
                        WHERE event_id >= :lives-reach AND kind IN ('HOLD', 'COMMIT', 'RELEASE', 'EXPIRE', 'SHIP')
                        GROUP BY reference, sku) m
              ON m.reference = r.order_id::text AND m.sku = r.sku
           WHERE r.order_id >= :lives AND (m.held IS NULL
              OR m.held < r.quantity
              OR r.status IN ('COMMITTED', 'SHIPPED') AND NOT m.committed
              OR m.shipped <> r.shipped OR m.left_stock <> r.shipped
              OR m.released <> r.released
              OR (r.status = 'EXPIRED') <> m.expired)""");

  private static final SqlCheck MOVEMENT_HAS_EVENT =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM stock_movement WHERE event_id >= :since",
          """
          SELECT format('movement %s (%s %s) names event %s, which the outbox does not have',
                        m.id, m.kind, m.sku, m.event_id)
            FROM stock_movement m
           WHERE m.event_id >= :since
             AND NOT EXISTS (SELECT FROM messaging.outbox o WHERE o.id = m.event_id AND o.id >= :since)""");

  private static final SqlCheck EVENT_HAS_MOVEMENT =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM messaging.outbox WHERE id >= :since",
          """
          SELECT format('event %s (%s) has no matching ledger entry', o.id, o.type)
            FROM messaging.outbox o
           WHERE o.id >= :since
             AND o.type IN ({stock.RESERVED}, {stock.COMMITTED}, {stock.RELEASED}, {stock.SHIPPED},
                            {stock.ADJUSTED}, {stock.RECEIVED}, {stock.RETURNED},
                            {stock.TRANSFERRED_OUT}, {stock.TRANSFERRED_IN})
             AND NOT EXISTS (SELECT FROM stock_movement m WHERE m.event_id = o.id AND m.event_id >= :since)""");

  private static final SqlCheck NOT_OVERDUE =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM reservation WHERE status = 'HELD'",
          """
          SELECT format('order %s still holds %s of %s, expired at %s', order_id, quantity, sku, expires_at)
            FROM reservation
           WHERE status = 'HELD'
             AND expires_at < now() - current_setting('holdfast.settle')::interval""");

  /** In the order of their invariants. */
  public static final List<SqlCheck> ALL =
      List.of(
          RESERVED_WITHIN_ON_HAND,
          COUNTERS_EQUAL_SUMS,
          GOODS_BALANCE,
          ENDED_ONCE,
          RESERVATION_IN_LEDGER,
          MOVEMENT_HAS_EVENT,
          EVENT_HAS_MOVEMENT,
          SharedChecks.DELIVERED,
          NOT_OVERDUE,
          SharedChecks.NOTHING_IN_DOUBT);

  private WarehouseChecks() {}
}
