package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the provider misbehaves, until changed.
 *
 * @param answers what happens to the answers of calls with an idempotency key
 * @param delayMillis delay of late answers, in milliseconds
 * @param callbacks which callbacks are sent
 * @param callbackCopies how often each is sent, at least once
 * @param callbackDelayMillis how late each is sent at most, in milliseconds; each at another time,
 *     so that they overtake each other
 * @param lapseAfterMillis lifetime of an authorisation of {@code tok_lapses}, in milliseconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Switches(
    Answers answers,
    long delayMillis,
    CallbackChoice callbacks,
    int callbackCopies,
    long callbackDelayMillis,
    long lapseAfterMillis) {
  private static final long LONGEST_DELAY = 60_000;
  private static final int MOST_COPIES = 10;

  /** What happens to answers. */
  enum Answers {
    /** Given at once. */
    NORMAL,
    /** Given after the delay. */
    LATE,
    /** The call is carried out twice, as if the network had repeated it. */
    TWICE,
    /** The first call of each key is carried out and answered with 500. */
    ERROR_AFTER_SUCCESS
  }

  /** Which callbacks are sent. */
  enum CallbackChoice {
    /** None. */
    NONE,
    /** Those that tell what no normal answer told: expiry, and all while answers misbehave. */
    NEEDED,
    /** All. */
    ALL
  }

  /** Normal behaviour. */
  static final Switches NORMAL = new Switches(Answers.NORMAL, 0, CallbackChoice.NEEDED, 1, 0, 2000);

  /**
   * Members that are missing are as in normal behaviour.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  Switches {
    answers = answers == null ? Answers.NORMAL : answers;
    callbacks = callbacks == null ? CallbackChoice.NEEDED : callbacks;
    callbackCopies = callbackCopies == 0 ? 1 : callbackCopies;
    lapseAfterMillis = lapseAfterMillis == 0 ? 2000 : lapseAfterMillis;
    if (!isDelay(delayMillis) || !isDelay(callbackDelayMillis) || !isDelay(lapseAfterMillis)) {
      throw new IllegalArgumentException("a delay has 0 to " + LONGEST_DELAY + " ms");
    }
    if (callbackCopies < 1 || callbackCopies > MOST_COPIES) {
      throw new IllegalArgumentException("1 to " + MOST_COPIES + " copies");
    }
  }

  private static boolean isDelay(long millis) {
    return millis >= 0 && millis <= LONGEST_DELAY;
  }

  /** Whether the entry is to be told by a callback. */
  boolean tells(Authorisation entry) {
    return switch (callbacks) {
      case NONE -> false;
      case ALL -> true;
      case NEEDED ->
          entry.status() == Authorisation.Status.EXPIRED
              || answers != Answers.NORMAL
              || PaymentToken.TIMEOUT_BUT_AUTHORISED.is(entry.token());
    };
  }
}
