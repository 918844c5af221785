package io.holdfast.payments.callback;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.payments.operation.OperationId;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Looks up what a callback refers to. */
@Singleton
public final class PaymentReferences {
  private static final String PAYMENT =
      "SELECT authorisation_id FROM payments.payment WHERE order_id = ?";
  private static final String OPERATION =
      "SELECT state FROM payments.operation WHERE order_id = ? AND kind = ? AND cause_id = ?";
  private static final String TOKEN =
      """
      SELECT t.token, o.total_cents, o.currency FROM payments.payment_token t
      JOIN orders.orders o ON o.id = t.order_id WHERE t.order_id = ?""";

  private final HubDatabase hub;

  /**
   * What an undecided order is to be paid with.
   *
   * @param total what it costs
   */
  record Token(String token, Money total) {

    /** Without the token, so that no log or message shows it. */
    @Override
    public String toString() {
      return "Token[total=" + total + "]";
    }
  }

  /** Reads a row. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @Inject
  public PaymentReferences(HubDatabase hub) {
    this.hub = hub;
  }

  /** Whether the payment of the order is decided. */
  boolean hasPayment(OrderId order) {
    return find(PAYMENT, row -> true, order.value()).isPresent();
  }

  /** Whether the order was paid with this authorisation. */
  boolean isAuthorisation(OrderId order, String authorisationId) {
    return find(
            PAYMENT,
            row -> authorisationId != null && authorisationId.equals(row.getString(1)),
            order.value())
        .orElse(false);
  }

  boolean hasOperation(OperationId id) {
    return find(OPERATION, row -> true, id.order().value(), id.kind().name(), id.cause())
        .isPresent();
  }

  Optional<Token> token(OrderId order) {
    return find(
        TOKEN,
        row -> new Token(row.getString(1), new Money(row.getLong(2), row.getString(3))),
        order.value());
  }

  private <T> Optional<T> find(String sql, Reader<T> reader, Object... parameters) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        look.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
