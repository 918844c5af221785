package io.holdfast.simulators.payment;

import java.util.Optional;

/** The behaviours a request can ask for by its payment token. */
enum PaymentToken {
  /** Authorised at once. */
  OK("tok_ok"),
  /** Declined at once. */
  DECLINED("tok_declined"),
  /** Decided and answered after five seconds; a repetition meanwhile waits for the same answer. */
  SLOW("tok_slow"),
  /** Two 503 answers per idempotency key, then authorised. */
  FLAKY("tok_flaky"),
  /**
   * Authorised immediately, answered after the caller's timeout; a repetition is answered
   * immediately.
   */
  TIMEOUT_BUT_AUTHORISED("tok_timeout_but_authorised"),
  /** Authorised, and given up by the provider after a short time. */
  LAPSES("tok_lapses"),
  /** Declined under the first key of an order, authorised under the next. */
  DECLINED_ONCE("tok_declined_once");

  private final String text;

  PaymentToken(String text) {
    this.text = text;
  }

  boolean is(String token) {
    return text.equals(token);
  }

  static Optional<PaymentToken> of(String text) {
    for (PaymentToken token : values()) {
      if (token.text.equals(text)) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }
}
