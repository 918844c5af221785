package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A request for a capture, a void or a refund.
 *
 * @param amountCents in minor units of the authorisation's currency; a void is of what is left
 *     whatever it says
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OperationRequest(String orderId, long amountCents) {}
