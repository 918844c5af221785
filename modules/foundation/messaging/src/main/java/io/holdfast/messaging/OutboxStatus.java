package io.holdfast.messaging;

import io.holdfast.kernel.Transitions;

/** The states of an outbox row, and which may follow which. */
public enum OutboxStatus {
  /** Not yet sent. */
  PENDING,
  /** Sent: stored by the broker. */
  SENT,
  /** Refused by the broker too often; retried manually only. */
  FAILED;

  private static final Transitions<OutboxStatus> TABLE =
      Transitions.between(OutboxStatus.class).from(PENDING, SENT, FAILED).from(FAILED, PENDING);

  /** Whether a row may go from this state to the other. */
  public boolean mayBecome(OutboxStatus next) {
    return TABLE.allows(this, next);
  }
}
