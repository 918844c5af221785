package io.holdfast.stack.sale;

/** A visitor of a sale. Used by one thread at a time. */
final class Visitor implements Comparable<Visitor> {
  /** How a visitor behaves. */
  enum Kind {
    /** Comes before the opening and polls when told to. */
    PERSON,
    /** Is there first, asks again and again, and polls every second. */
    SCRIPT,
    /** Comes after the opening. */
    LATE
  }

  private final int number;
  private final Kind kind;
  private final boolean givesUp;
  private final int sku;
  String ticket;
  long place;
  long position;
  long due;
  int tries;

  /**
   * @param givesUp whether it does not buy when it is admitted
   * @param sku the first of the SKUs that it wants
   */
  Visitor(int number, Kind kind, boolean givesUp, int sku) {
    this.number = number;
    this.kind = kind;
    this.givesUp = givesUp;
    this.sku = sku;
  }

  Kind kind() {
    return kind;
  }

  boolean givesUp() {
    return givesUp;
  }

  int sku() {
    return sku;
  }

  String customer() {
    return "visitor-" + number;
  }

  @Override
  public int compareTo(Visitor other) {
    return Long.compare(due, other.due);
  }
}
