package io.holdfast.web.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.web.json.EnumSchemas;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An operation requested from the payment provider.
 *
 * @param providerReference its id of the authorisation; omitted if declined
 * @param at time of completion, ISO 8601, UTC; omitted before
 */
@Schema(name = "PaymentOperation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentOperationJson(
    String id,
    @Schema(ref = EnumSchemas.PAYMENT_KIND) PaymentOperation.Kind kind,
    BigDecimal amount,
    String currency,
    @Schema(ref = EnumSchemas.PAYMENT_OPERATION_STATE) PaymentOperation.State status,
    String providerReference,
    String at) {

  static PaymentOperationJson of(PaymentOperation operation) {
    return new PaymentOperationJson(
        operation.id(),
        operation.kind(),
        operation.amount().amount(),
        operation.amount().currency(),
        operation.state(),
        operation.providerReference(),
        operation.at() == null ? null : operation.at().toString());
  }
}
