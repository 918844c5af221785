package io.holdfast.stream.feed;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time. While events flow, they may be late by a bound: each database sends its own. When
 * nothing is waiting, all that was sent has come.
 */
public final class FeedTime implements WatermarkGenerator<FeedEvent> {
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Duration SENDING = Duration.ofSeconds(1);
  private long reached = Long.MIN_VALUE;

  private FeedTime() {}

  /** The strategy. */
  public static WatermarkStrategy<FeedEvent> strategy() {
    return WatermarkStrategy.<FeedEvent>forGenerator(context -> new FeedTime())
        .withTimestampAssigner((event, given) -> event.time());
  }

  @Override
  public void onEvent(FeedEvent event, long time, WatermarkOutput output) {
    reached = Math.max(reached, time - (event.isIdle() ? SENDING : LATE).toMillis());
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (reached > Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(reached));
    }
  }
}
