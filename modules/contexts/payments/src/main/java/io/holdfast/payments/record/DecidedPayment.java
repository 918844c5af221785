package io.holdfast.payments.record;

import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentRequest;
import java.util.UUID;

/**
 * A decision to be recorded.
 *
 * @param cause the event that requested the payment
 */
public record DecidedPayment(UUID cause, PaymentRequest request, PaymentDecision decision) {}
