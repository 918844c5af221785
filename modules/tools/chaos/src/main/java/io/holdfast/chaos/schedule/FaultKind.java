package io.holdfast.chaos.schedule;

import java.util.Locale;

/** How a part, or the way to it, can fail. */
public enum FaultKind {
  /** All its processes end at once, as in a crash. */
  KILL,
  /** All its processes are frozen and go on later, as in a long pause of the machine. */
  PAUSE,
  /** As PAUSE, but for half a minute: long past every timeout. */
  HANG,
  /** Somebody else holds the stock row of the SKU that everybody wants. */
  LOCK,
  /** Everything on the way between the server and the part takes longer. */
  DELAY,
  /** Connections between the server and the part break at random moments. */
  RESET,
  /** Nothing passes between the server and the part, and nobody is told. */
  BLACKHOLE;

  /** Whether the network fails, and not the part. */
  public boolean isOfTheNetwork() {
    return this == DELAY || this == RESET || this == BLACKHOLE;
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
