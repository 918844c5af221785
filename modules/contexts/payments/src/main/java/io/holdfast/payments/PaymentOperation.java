package io.holdfast.payments;

import io.holdfast.kernel.Money;
import java.time.Instant;

/**
 * Something that the provider was asked for, for one order.
 *
 * @param id the same whenever it is read
 * @param providerReference the provider's name for what it set aside; null if it refused
 * @param at when it ended; null before
 */
public record PaymentOperation(
    String id, Kind kind, Money amount, State state, String providerReference, Instant at) {

  /** What was asked for. */
  public enum Kind {
    /** To set money aside. */
    AUTHORISE,
    /** To let go what was set aside. */
    VOID
  }

  /** How far it is. */
  public enum State {
    /** To be done. */
    PENDING,
    /** Done. */
    SUCCEEDED,
    /** The provider refused. */
    DECLINED
  }
}
