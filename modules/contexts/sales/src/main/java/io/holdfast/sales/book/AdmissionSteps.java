package io.holdfast.sales.book;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When which positions were admitted. Immutable; both columns rise. */
public final class AdmissionSteps {
  /** None was admitted. */
  public static final AdmissionSteps NONE = new AdmissionSteps(new long[0], new long[0]);

  private final long[] horizons;
  private final long[] millis;

  private AdmissionSteps(long[] horizons, long[] millis) {
    this.horizons = horizons;
    this.millis = millis;
  }

  /**
   * These steps and one more.
   *
   * @param horizon more than that of the last step
   */
  public AdmissionSteps and(long horizon, Instant at) {
    int length = horizons.length;
    long[] moreHorizons = Arrays.copyOf(horizons, length + 1);
    long[] moreMillis = Arrays.copyOf(millis, length + 1);
    moreHorizons[length] = horizon;
    moreMillis[length] =
        length == 0 ? at.toEpochMilli() : Math.max(at.toEpochMilli(), millis[length - 1]);
    return new AdmissionSteps(moreHorizons, moreMillis);
  }

  /** The positions below it are admitted. */
  public long horizon() {
    return horizons.length == 0 ? 0 : horizons[horizons.length - 1];
  }

  /** When a position was admitted; empty if it was not. */
  public Optional<Instant> admittedAt(long position) {
    int found = Arrays.binarySearch(horizons, position + 1);
    int step = found >= 0 ? found : -found - 1;
    return step < horizons.length
        ? Optional.of(Instant.ofEpochMilli(millis[step]))
        : Optional.empty();
  }

  /** The horizon as it was at a time. */
  public long horizonAt(Instant time) {
    int low = 0;
    int high = millis.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (millis[middle] <= time.toEpochMilli()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : horizons[low - 1];
  }
}
