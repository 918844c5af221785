package io.holdfast.payments.operation;

import io.holdfast.kernel.Money;

/**
 * An operation that this server may call for until its lease ends.
 *
 * @param authorisationId what it is about; null for an AUTHORISE
 * @param attempts number of this attempt, from 1
 * @param token for an AUTHORISE, the means of payment; null if it is no longer to be asked for
 * @param declines for an AUTHORISE, how often the provider declined
 * @param inGrace for an AUTHORISE, whether a decline may still be retried
 */
record DueOperation(
    OperationId id,
    Money amount,
    String authorisationId,
    int attempts,
    String token,
    int declines,
    boolean inGrace) {}
