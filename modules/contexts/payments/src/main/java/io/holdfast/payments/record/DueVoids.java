package io.holdfast.payments.record;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
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
import java.util.List;
import java.util.UUID;

/** The payments whose orders have ended and whose authorisation the provider still has to void. */
@Singleton
public final class DueVoids {
  private static final String LIST =
      """
      SELECT order_id, authorisation_id, amount_cents FROM payments.payment
      WHERE status = 'VOID_DUE' AND order_id > ? ORDER BY order_id LIMIT ?""";
  private static final String VOIDED =
      """
      UPDATE payments.payment SET status = 'VOIDED', voided_at = clock_timestamp(),
        version = version + 1
      WHERE order_id = ANY (?::uuid[]) AND status = 'VOID_DUE' RETURNING order_id, authorisation_id, version + 1""";

  private final HubDatabase hub;
  private final Transactions transactions;

  /**
   * A payment to be voided.
   *
   * @param minorUnits how much was authorised
   */
  public record DueVoid(OrderId order, String authorisationId, long minorUnits) {}

  @Inject
  public DueVoids(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Due voids, ordered by order id.
   *
   * @param after the order after which the list begins; null for the first
   * @param limit maximum number
   */
  public List<DueVoid> list(OrderId after, int limit) {
    List<DueVoid> due = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setObject(1, after == null ? new UUID(0, 0) : after.value());
      list.setInt(2, limit);
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          due.add(
              new DueVoid(
                  new OrderId(row.getObject(1, UUID.class)), row.getString(2), row.getLong(3)));
        }
      }
      return due;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Records these voids and publishes an event for each, once. */
  public void voided(List<DueVoid> done) {
    if (done.isEmpty()) {
      return;
    }
    transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            hub.outbox().append(connection, update(connection, done));
            return null;
          }
        });
  }

  private static List<DomainEvent> update(Connection connection, List<DueVoid> done)
      throws SQLException {
    Object[] orders = done.stream().map(due -> due.order().value()).sorted().toArray();
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(VOIDED)) {
      update.setArray(1, connection.createArrayOf("uuid", orders));
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          events.add(
              PaymentEvents.voided(
                  TimeOrderedUuid.next(), row.getString(1), row.getString(2), row.getInt(3)));
        }
      }
    }
    return events;
  }
}
