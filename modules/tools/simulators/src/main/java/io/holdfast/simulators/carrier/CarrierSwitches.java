package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the carrier works and misbehaves, until changed.
 *
 * @param answers what happens to the answers of requests for labels
 * @param delayMillis delay of late answers, in milliseconds
 * @param callbacks which callbacks are sent
 * @param transitMillis time from the label to the delivery, in milliseconds
 * @param callbackCopies how often each callback is sent, at least once
 * @param callbackJitterMillis how late each is sent at most, in milliseconds; each at another time,
 *     so that they overtake each other
 * @param lostPercent how many of a hundred parcels are lost; those to the postal code {@link
 *     #LOST_POSTAL_CODE} always are
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CarrierSwitches(
    Answers answers,
    long delayMillis,
    CallbackChoice callbacks,
    Long transitMillis,
    int callbackCopies,
    long callbackJitterMillis,
    int lostPercent) {
  /** Parcels to this postal code are lost. */
  static final String LOST_POSTAL_CODE = "00404";

  private static final long LONGEST_DELAY = 600_000;
  private static final int MOST_COPIES = 10;
  private static final long TRANSIT = 2000;

  /** What happens to answers. */
  enum Answers {
    /** Given at once. */
    NORMAL,
    /** Given after the delay. */
    LATE,
    /** The first request of each reference is carried out and answered with 500. */
    ERROR_AFTER_SUCCESS
  }

  /** Which callbacks are sent. */
  enum CallbackChoice {
    /** None; what is not sent now is not made up for. */
    NONE,
    /** The end of each parcel's way. */
    ENDS,
    /** All. */
    ALL
  }

  /** Normal behaviour. */
  static final CarrierSwitches NORMAL =
      new CarrierSwitches(Answers.NORMAL, 0, CallbackChoice.ALL, TRANSIT, 1, 0, 0);

  /**
   * Members that are missing are as in normal behaviour.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  CarrierSwitches {
    answers = answers == null ? Answers.NORMAL : answers;
    callbacks = callbacks == null ? CallbackChoice.ALL : callbacks;
    transitMillis = transitMillis == null ? TRANSIT : transitMillis;
    callbackCopies = callbackCopies == 0 ? 1 : callbackCopies;
    if (!isDelay(delayMillis) || !isDelay(transitMillis) || !isDelay(callbackJitterMillis)) {
      throw new IllegalArgumentException("a delay has 0 to " + LONGEST_DELAY + " ms");
    }
    if (callbackCopies < 1 || callbackCopies > MOST_COPIES) {
      throw new IllegalArgumentException("1 to " + MOST_COPIES + " copies");
    }
    if (lostPercent < 0 || lostPercent > 100) {
      throw new IllegalArgumentException("0 to 100 percent are lost");
    }
  }

  private static boolean isDelay(long millis) {
    return millis >= 0 && millis <= LONGEST_DELAY;
  }
}
