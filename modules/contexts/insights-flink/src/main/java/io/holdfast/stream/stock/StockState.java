package io.holdfast.stream.stock;

/** A SKU in a warehouse; kept in the state of the job. */
public final class StockState {
  private static final int REMEMBERED = 32;

  /** Version of the level. */
  public int version = -1;

  /** Units on hand. */
  public long onHand;

  /** Reserved units. */
  public long reserved;

  /** Expected units per day. */
  public double perDay;

  /** The day that demand is being counted for, in days since 1970; 0 before the first. */
  public long day;

  /** Days that demand was counted for. */
  public int days;

  /** Units of the day. */
  public long today;

  /** How much of the average each day of the week sells, from Monday on. */
  public double[] week = {1, 1, 1, 1, 1, 1, 1};

  /** The last events, to count each once. */
  public long[] events = new long[REMEMBERED];

  /** Where the next event goes. */
  public int next;

  /** For the serializer. */
  public StockState() {}

  /** Notes an event; false if it is one of the last. */
  boolean isNew(long event) {
    for (long known : events) {
      if (known == event) {
        return false;
      }
    }
    events[next] = event;
    next = (next + 1) % REMEMBERED;
    return true;
  }
}
