package io.holdfast.stack.replay;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Names a run. The keys of its orders follow from it: the same run id sends the same orders again
 * and gets the same answers, another one places new orders.
 *
 * @param text 1 to 40 letters, digits and hyphens
 */
public record RunId(String text) {
  /**
   * @throws IllegalArgumentException if the text has another form
   */
  public RunId {
    if (!text.matches("[A-Za-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("a run id is 1 to 40 letters, digits and hyphens");
    }
  }

  /** A run that was never before. */
  public static RunId random() {
    long random = ThreadLocalRandom.current().nextLong() & 0xffff_ffff_ffffL;
    return new RunId("run-" + Long.toString(random, 36));
  }

  /** The idempotency key of an order. */
  public String key(long ordinal) {
    return text + "-" + ordinal;
  }

  @Override
  public String toString() {
    return text;
  }
}
