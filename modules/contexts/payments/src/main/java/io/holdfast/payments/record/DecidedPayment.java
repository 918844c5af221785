package io.holdfast.payments.record;

import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentRequest;
import java.util.UUID;

/**
 * A decision that is not yet on record.
 *
 * @param cause the event that asked for the payment
 */
public record DecidedPayment(UUID cause, PaymentRequest request, PaymentDecision decision) {}
