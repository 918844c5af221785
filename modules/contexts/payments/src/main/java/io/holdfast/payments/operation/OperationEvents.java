package io.holdfast.payments.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.PaymentEvent;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Builds the events of completed operations. */
final class OperationEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OperationEvents() {}

  /**
   * The event of one operation.
   *
   * @param row cause, amount, currency, version and authorisation from its fourth column on
   */
  static DomainEvent of(OperationId id, ResultSet row) throws SQLException {
    String cause = row.getString(4);
    long amount = row.getLong(5);
    String currency = row.getString(6);
    int version = row.getInt(7);
    ObjectNode data = JSON.createObjectNode().put("orderId", id.order().toString());
    PaymentEvent type =
        switch (id.kind()) {
          case CAPTURE -> {
            data.put("shipmentId", id.cause().toString()).put("operationId", id.key());
            yield PaymentEvent.CAPTURED;
          }
          case REFUND -> {
            data.put("cause", cause)
                .put("causeId", id.cause().toString())
                .put("operationId", id.key());
            yield PaymentEvent.REFUNDED;
          }
          case VOID -> {
            data.put("authorisationId", row.getString(8));
            yield PaymentEvent.VOIDED;
          }
          case AUTHORISE ->
              throw new IllegalStateException("an authorisation is recorded as a payment");
        };
    data.put("amountMinorUnits", amount).put("currency", currency);
    return DomainEvent.of(
        TimeOrderedUuid.next(), type, id.order().toString(), version, data.toString());
  }

  static DomainEvent lapsed(String order, int version, String reason) {
    ObjectNode data = JSON.createObjectNode().put("orderId", order).put("reason", reason);
    return DomainEvent.of(
        TimeOrderedUuid.next(), PaymentEvent.LAPSED, order, version, data.toString());
  }
}
