package io.holdfast.stack.replay;

import java.time.Duration;

/**
 * How the orders are sent.
 *
 * @param clients connections, each with one order under way at most
 * @param ratePerSecond 0 for the closed model, where a client sends its next order when the last is
 *     answered; else the open model, where orders are due at fixed times independent of the server
 * @param orders how many to send at most
 * @param duration how long to send at most; null for no limit
 * @param declinePercent of orders that pay with a card that is declined, 0 to 100
 * @param cancelPercent of accepted orders that are cancelled at once, 0 to 100
 * @param patience how long an unanswered order is repeated
 */
public record ClientSettings(
    int clients,
    double ratePerSecond,
    long orders,
    Duration duration,
    int declinePercent,
    int cancelPercent,
    Duration patience) {

  /** The payment token of an order. */
  String token(long ordinal) {
    boolean declined = Long.remainderUnsigned(SeededNumbers.of(17, ordinal), 100) < declinePercent;
    return declined ? "tok_declined" : "tok_ok";
  }

  /** Whether an order is cancelled as soon as it is accepted. */
  boolean isCancelled(long ordinal) {
    return Long.remainderUnsigned(SeededNumbers.of(29, ordinal), 100) < cancelPercent;
  }

  /** The same settings with a duration and no limit of orders. */
  ClientSettings lasting(Duration time) {
    return new ClientSettings(
        clients, ratePerSecond, Long.MAX_VALUE, time, declinePercent, cancelPercent, patience);
  }
}
