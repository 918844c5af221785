package io.holdfast.payments.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import java.util.UUID;

/** Tells what was decided. */
final class PaymentEvents {
  static final String STREAM = "holdfast.payments";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PaymentEvents() {}

  static DomainEvent of(UUID id, DecidedPayment payment) {
    String order = payment.request().order().toString();
    ObjectNode data = JSON.createObjectNode().put("orderId", order);
    if (payment.decision() instanceof Authorised authorised) {
      data.put("amountCents", payment.request().amount().minorUnits())
          .put("currency", payment.request().amount().currency())
          .put("authorisationId", authorised.authorisationId());
      return new DomainEvent(id, STREAM, "PaymentAuthorised", order, data.toString());
    }
    data.put("reason", ((Declined) payment.decision()).reason());
    return new DomainEvent(id, STREAM, "PaymentDeclined", order, data.toString());
  }

  static DomainEvent voided(UUID id, String order, String authorisationId) {
    ObjectNode data =
        JSON.createObjectNode().put("orderId", order).put("authorisationId", authorisationId);
    return new DomainEvent(id, STREAM, "PaymentVoided", order, data.toString());
  }
}
