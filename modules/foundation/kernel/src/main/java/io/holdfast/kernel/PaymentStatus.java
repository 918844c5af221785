package io.holdfast.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The states of an order's payment, and which may follow which. */
public enum PaymentStatus {
  /** No payment is known: there is no row. */
  NONE,
  /** Authorised. */
  AUTHORISED,
  /** Declined. */
  DECLINED,
  /** Authorised, but the order has ended: the provider still has to void it. */
  VOID_DUE,
  /** The authorisation was voided, or lapsed at the provider. */
  VOIDED,
  /** Captured for the units shipped so far. */
  PARTLY_CAPTURED,
  /** Captured for all shipped units; no further capture follows. */
  CAPTURED,
  /** Part of the captured amount was refunded. */
  PARTLY_REFUNDED,
  /** All of the captured amount was refunded. */
  REFUNDED;

  private static final Transitions<PaymentStatus> TABLE =
      Transitions.between(PaymentStatus.class)
          .from(NONE, AUTHORISED, DECLINED, VOID_DUE)
          .from(AUTHORISED, PARTLY_CAPTURED, CAPTURED, VOID_DUE, VOIDED)
          .from(VOID_DUE, VOIDED)
          .from(PARTLY_CAPTURED, CAPTURED, PARTLY_REFUNDED, REFUNDED)
          .from(CAPTURED, PARTLY_REFUNDED, REFUNDED)
          .from(PARTLY_REFUNDED, REFUNDED);

  private static final Set<PaymentStatus> COVERING =
      Collections.unmodifiableSet(
          EnumSet.of(AUTHORISED, PARTLY_CAPTURED, CAPTURED, PARTLY_REFUNDED, REFUNDED));

  /** Whether a payment may go from this state to the other. */
  public boolean mayBecome(PaymentStatus next) {
    return TABLE.allows(this, next);
  }

  /** The states that may follow this one; empty for a final state. */
  public Set<PaymentStatus> next() {
    return TABLE.next(this);
  }

  /** The states that a row can have. */
  public static Set<PaymentStatus> stored() {
    return EnumSet.complementOf(EnumSet.of(NONE));
  }

  /** The states with a valid authorisation: neither declined nor voided. */
  public static Set<PaymentStatus> covering() {
    return COVERING;
  }

  /** The states visible to callers. */
  public static Set<PaymentStatus> shown() {
    return EnumSet.complementOf(EnumSet.of(VOID_DUE));
  }

  /**
   * The state visible to callers: until the provider has voided it, a payment is still authorised.
   */
  public PaymentStatus asShown() {
    return this == VOID_DUE ? AUTHORISED : this;
  }
}
