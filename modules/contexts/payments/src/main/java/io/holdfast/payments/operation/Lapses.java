package io.holdfast.payments.operation;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Records that authorisations no longer hold at the provider: nothing more ships, and the payment
 * is VOIDED unless part of it was captured or is to be.
 */
@Singleton
public final class Lapses {
  private static final int BATCH_SIZE = 500;

  private static final String OVERDUE =
      """
      SELECT order_id FROM payments.payment
      WHERE authorised_until < clock_timestamp() AND status IN ('AUTHORISED', 'PARTLY_CAPTURED')
        AND reason IS DISTINCT FROM '%s'
      ORDER BY authorised_until LIMIT ?"""
          .formatted(PaymentBalance.LAPSED);

  private static final String LAPSE =
      """
      WITH lapsed AS (
        SELECT p.order_id, p.captured_minor > 0 OR EXISTS (SELECT FROM payments.operation o
          WHERE o.order_id = p.order_id AND o.kind = 'CAPTURE' AND o.state = 'PENDING') AS used
        FROM unnest(?::uuid[]) AS l (order_id) JOIN payments.payment p ON p.order_id = l.order_id
        WHERE p.status IN ('AUTHORISED', 'PARTLY_CAPTURED') AND p.reason IS DISTINCT FROM '%1$s')
      UPDATE payments.payment p SET reason = '%1$s', version = p.version + 1,
        authorised_until = least(p.authorised_until, clock_timestamp()),
        status = CASE WHEN l.used THEN p.status ELSE 'VOIDED' END,
        voided_at = CASE WHEN l.used THEN p.voided_at ELSE clock_timestamp() END
      FROM lapsed l WHERE p.order_id = l.order_id
      RETURNING p.order_id, p.version"""
          .formatted(PaymentBalance.LAPSED);

  private final HubDatabase hub;
  private final Transactions transactions;

  @Inject
  public Lapses(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Records what has lapsed by the database's clock, for providers that do not tell, and callbacks
   * that are lost.
   *
   * @return how many
   */
  public int sweep() {
    List<OrderId> overdue = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(OVERDUE)) {
      look.setInt(1, BATCH_SIZE);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          overdue.add(new OrderId(row.getObject(1, UUID.class)));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    if (!overdue.isEmpty()) {
      lapse(overdue);
    }
    return overdue.size();
  }

  /** Records that the authorisations of these orders have ended; once each, with an event. */
  public void lapse(Collection<OrderId> orders) {
    Object[] ids = orders.stream().map(OrderId::value).toArray();
    transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            PaymentBalance.lock(connection, ids);
            hub.outbox().append(connection, update(connection, ids));
            return null;
          }
        });
  }

  private static List<DomainEvent> update(Connection connection, Object[] ids) throws SQLException {
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(LAPSE)) {
      update.setArray(1, connection.createArrayOf("uuid", ids));
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          events.add(
              OperationEvents.lapsed(row.getString(1), row.getInt(2), "authorisation-lapsed"));
        }
      }
    }
    return events;
  }
}
