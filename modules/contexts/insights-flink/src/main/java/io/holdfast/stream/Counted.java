package io.holdfast.stream;

import java.util.concurrent.atomic.LongAdder;

/** What this process has worked on since it started. */
public final class Counted {
  private static final System.Logger LOG = System.getLogger(Counted.class.getName());
  private static final LongAdder EVENTS = new LongAdder();
  private static final LongAdder DOCUMENTS = new LongAdder();
  private static final LongAdder UNREADABLE = new LongAdder();

  private Counted() {}

  /** An event was received. */
  public static void event() {
    EVENTS.increment();
  }

  /** Documents were written. */
  public static void documents(int count) {
    DOCUMENTS.add(count);
  }

  /**
   * An event cannot be read: it is left out, since the job would meet it again after each restart.
   *
   * @param type of the event
   * @param aggregate what it is about
   */
  public static void unreadable(String type, String aggregate, RuntimeException cause) {
    UNREADABLE.increment();
    LOG.log(
        System.Logger.Level.ERROR,
        "an event cannot be read and is left out: {0} of {1}: {2}",
        type,
        aggregate,
        cause.toString());
  }

  static long unreadable() {
    return UNREADABLE.sum();
  }

  static long events() {
    return EVENTS.sum();
  }

  static long documents() {
    return DOCUMENTS.sum();
  }
}
