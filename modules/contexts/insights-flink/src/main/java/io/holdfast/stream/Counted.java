package io.holdfast.stream;

import java.util.concurrent.atomic.LongAdder;

/** What this process has worked on since it started. */
public final class Counted {
  private static final LongAdder EVENTS = new LongAdder();
  private static final LongAdder DOCUMENTS = new LongAdder();

  private Counted() {}

  /** An event was received. */
  public static void event() {
    EVENTS.increment();
  }

  /** Documents were written. */
  public static void documents(int count) {
    DOCUMENTS.add(count);
  }

  static long events() {
    return EVENTS.sum();
  }

  static long documents() {
    return DOCUMENTS.sum();
  }
}
