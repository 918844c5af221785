package io.holdfast.stream.anomaly;

import java.util.ArrayList;
import java.util.List;

/** The last adjustments of one user; kept in the state of the job. */
public final class AdjustmentState {
  /** Units of the last ones, without their sign. */
  public List<Long> sizes = new ArrayList<>();

  /** For the serializer. */
  public AdjustmentState() {}
}
