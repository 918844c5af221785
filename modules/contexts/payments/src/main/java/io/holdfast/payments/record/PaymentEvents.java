package io.holdfast.payments.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import java.util.UUID;

/** Builds payment events. */
final class PaymentEvents {
  /** Version of a newly decided payment: one more than its row. */
  private static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private PaymentEvents() {}

  static DomainEvent of(UUID id, DecidedPayment payment) {
    String order = payment.request().order().toString();
    ObjectNode data =
        JSON.createObjectNode()
            .put("orderId", order)
            .put("amountMinorUnits", payment.request().amount().minorUnits())
            .put("currency", payment.request().amount().currency());
    if (payment.decision() instanceof Authorised authorised) {
      data.put("authorisationId", authorised.authorisationId());
      return DomainEvent.of(id, PaymentEvent.AUTHORISED, order, VERSION, data.toString());
    }
    data.put("reason", ((Declined) payment.decision()).reason());
    return DomainEvent.of(id, PaymentEvent.DECLINED, order, VERSION, data.toString());
  }

  static DomainEvent voided(UUID id, String order, String authorisationId, int version) {
    ObjectNode data =
        JSON.createObjectNode().put("orderId", order).put("authorisationId", authorisationId);
    return DomainEvent.of(id, PaymentEvent.VOIDED, order, version, data.toString());
  }
}
