package io.holdfast.web.live;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Counts the answers to placements of this server. */
@Singleton
public class PlacementPulse {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final LongAdder placed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AnswerTimes times = new AnswerTimes();

  /**
   * What was counted since the start.
   *
   * @param times by class of answer time
   */
  record Count(long placed, long refused, long[] times) {}

  /** Counts an answer. */
  public void answered(int status, long nanos) {
    (status == CREATED || status == ACCEPTED ? placed : refused).increment();
    times.add(nanos);
  }

  Count count() {
    return new Count(placed.sum(), refused.sum(), times.copy());
  }
}
