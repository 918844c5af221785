package io.holdfast.payments.record;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.PaymentStatus;
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

/** Reads the payment of an order as a list of operations. */
@Singleton
public final class PaymentHistory {
  private static final String READ =
      """
      SELECT status, amount_cents, currency, authorisation_id, decided_at, voided_at
      FROM payments.payment WHERE order_id = ?""";

  private final HubDatabase hub;

  @Inject
  public PaymentHistory(HubDatabase hub) {
    this.hub = hub;
  }

  /** The operations of one order, oldest first; empty if its payment is not decided. */
  public List<PaymentOperation> of(OrderId order) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ)) {
      look.setObject(1, order.value());
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? operations(order, row) : List.of();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static List<PaymentOperation> operations(OrderId order, ResultSet row)
      throws SQLException {
    PaymentStatus status = PaymentStatus.valueOf(row.getString(1));
    State decision = status == PaymentStatus.DECLINED ? State.DECLINED : State.SUCCEEDED;
    List<PaymentOperation> operations = new ArrayList<>();
    operations.add(operation(order, Kind.AUTHORISE, decision, row, instant(row, 5)));
    if (status == PaymentStatus.VOID_DUE || status == PaymentStatus.VOIDED) {
      State done = status == PaymentStatus.VOIDED ? State.SUCCEEDED : State.PENDING;
      operations.add(operation(order, Kind.VOID, done, row, instant(row, 6)));
    }
    return operations;
  }

  /** There is at most one operation of each kind per order, so the id derives from both. */
  private static PaymentOperation operation(
      OrderId order, Kind kind, State state, ResultSet row, Instant at) throws SQLException {
    return new PaymentOperation(
        order + "." + kind,
        kind,
        new Money(row.getLong(2), row.getString(3)),
        state,
        row.getString(4),
        at);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
