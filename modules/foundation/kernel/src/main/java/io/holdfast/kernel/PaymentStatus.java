package io.holdfast.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The states of an order's payment, and which may follow which. */
public enum PaymentStatus {
  /** Nothing is known of a payment: there is no row. */
  NONE,
  /** The money is set aside. */
  AUTHORISED,
  /** There is no money. */
  DECLINED,
  /** The money is set aside, but the order has ended: the provider is to be told. */
  VOID_DUE,
  /** The money that was set aside has been let go. */
  VOIDED,
  /** Taken for what has left so far. */
  PARTLY_CAPTURED,
  /** Taken for all that has left, and no more will be. */
  CAPTURED,
  /** A part of what was taken has been given back. */
  PARTLY_REFUNDED,
  /** All that was taken has been given back. */
  REFUNDED;

  private static final Transitions<PaymentStatus> TABLE =
      Transitions.between(PaymentStatus.class)
          .from(NONE, AUTHORISED, DECLINED, VOID_DUE)
          .from(AUTHORISED, PARTLY_CAPTURED, CAPTURED, VOID_DUE)
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

  /** The states that may follow this one; none if it is an end. */
  public Set<PaymentStatus> next() {
    return TABLE.next(this);
  }

  /** The states that a row can have. */
  public static Set<PaymentStatus> stored() {
    return EnumSet.complementOf(EnumSet.of(NONE));
  }

  /** The states in which the money was promised and not taken back by a void or a decline. */
  public static Set<PaymentStatus> covering() {
    return COVERING;
  }

  /** The states that callers are shown. */
  public static Set<PaymentStatus> shown() {
    return EnumSet.complementOf(EnumSet.of(VOID_DUE));
  }

  /** What callers are shown: until the provider has voided it, money is still set aside. */
  public PaymentStatus asShown() {
    return this == VOID_DUE ? AUTHORISED : this;
  }
}
