package io.holdfast.stream.anomaly;

import io.holdfast.insights.Anomaly;
import io.holdfast.stream.stock.StockChange;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each adjustment by hand with the last ones of the same user: by the median and the
 * median deviation from it, which single outliers do not move.
 */
public final class AdjustmentWatch extends KeyedProcessFunction<String, StockChange, FoundAnomaly> {
  private static final long serialVersionUID = 1L;
  private static final int REMEMBERED = 50;
  private static final int WARM_UP = 10;
  private static final double NORMAL = 1.4826;
  private static final double LEAST_DEVIATION = 2;

  private final double threshold;
  private final long leastUnits;
  private transient ValueState<AdjustmentState> users;

  /**
   * A watch.
   *
   * @param threshold how many standard deviations are unusual
   * @param leastUnits an adjustment by fewer is never unusual
   */
  public AdjustmentWatch(double threshold, long leastUnits) {
    this.threshold = threshold;
    this.leastUnits = leastUnits;
  }

  @Override
  public void open(OpenContext context) {
    users = getRuntimeContext().getState(new ValueStateDescriptor<>("user", AdjustmentState.class));
  }

  @Override
  public void processElement(StockChange adjustment, Context context, Collector<FoundAnomaly> found)
      throws Exception {
    AdjustmentState user = users.value() == null ? new AdjustmentState() : users.value();
    long size = Math.abs(adjustment.adjustment());
    double median = median(user.sizes);
    double deviation =
        Math.max(
            LEAST_DEVIATION,
            NORMAL
                * median(user.sizes.stream().map(s -> Math.abs(s - Math.round(median))).toList()));
    double score = (size - median) / deviation;
    if (user.sizes.size() >= WARM_UP && size >= leastUnits && score >= threshold) {
      found.collect(
          new FoundAnomaly(
              Anomaly.Kind.UNUSUAL_ADJUSTMENT.name(),
              adjustment.time(),
              adjustment.sku(),
              adjustment.warehouse(),
              "",
              size,
              median,
              score));
    }
    user.sizes.add(size);
    if (user.sizes.size() > REMEMBERED) {
      user.sizes.remove(0);
    }
    users.update(user);
  }

  private static double median(List<Long> numbers) {
    List<Long> sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return 0;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
  }
}
