package io.holdfast.payments.record;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.payments.PaymentOperation.Kind;
import io.holdfast.payments.PaymentOperation.State;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the operations at the provider for one order. */
@Singleton
public final class PaymentHistory {
  /**
   * The payment's row is the record of a decided authorisation. Operations of an order are few: a
   * shipment or return has at most one.
   */
  private static final String READ =
      """
      SELECT 'AUTHORISE' AS kind, order_id AS cause_id, amount_cents, currency,
        CASE status WHEN 'DECLINED' THEN 'DECLINED' ELSE 'SUCCEEDED' END AS state, authorisation_id,
        decided_at AS completed_at, decided_at AS at
      FROM payments.payment WHERE order_id = ?
      UNION ALL
      SELECT kind, cause_id, amount_minor, currency, state, provider_reference, completed_at, requested_at
      FROM payments.operation WHERE order_id = ? AND (kind <> 'AUTHORISE' OR state = 'PENDING')
      ORDER BY at, kind, cause_id""";

  private final HubDatabase hub;

  @Inject
  public PaymentHistory(HubDatabase hub) {
    this.hub = hub;
  }

  /** The operations of one order, oldest first; empty before the first decision. */
  public List<PaymentOperation> of(OrderId order) {
    List<PaymentOperation> operations = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ)) {
      look.setObject(1, order.value());
      look.setObject(2, order.value());
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          operations.add(operation(row));
        }
      }
      return operations;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static PaymentOperation operation(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString(1));
    return new PaymentOperation(
        PaymentOperation.id(kind, row.getObject(2, UUID.class)),
        kind,
        new Money(row.getLong(3), row.getString(4)),
        State.valueOf(row.getString(5)),
        row.getString(6),
        instant(row, 7));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
