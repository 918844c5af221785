package io.holdfast.chaos.schedule;

import java.util.Locale;

/** Kinds of faults of a part or of the connection to it. */
public enum FaultKind {
  /** All its processes end at once, as in a crash. */
  KILL,
  /** All its processes are stopped and continued later, like a long pause of the machine. */
  PAUSE,
  /** As PAUSE, but for 30 s, beyond every timeout. */
  HANG,
  /** A foreign transaction locks the stock row of the hot SKU. */
  LOCK,
  /** Data between the server and the part are delayed. */
  DELAY,
  /** Connections between the server and the part break at random moments. */
  RESET,
  /** Nothing passes between the server and the part, without an error (black hole). */
  BLACKHOLE,
  /** Nothing passes between the servers for 25 s: each sees itself alone, and all go on selling. */
  PARTITION;

  /** Whether the network fails, and not the part. */
  public boolean isOfTheNetwork() {
    return this == DELAY || this == RESET || this == BLACKHOLE || this == PARTITION;
  }

  /** Whether it happens to warehouses alone. */
  boolean isOfWarehouses() {
    return this == HANG || this == LOCK;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
