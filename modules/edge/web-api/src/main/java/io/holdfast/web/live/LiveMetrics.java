package io.holdfast.web.live;

import io.holdfast.inventory.Stock;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.sales.OpenSales;
import io.holdfast.web.health.ServerLanes;
import io.holdfast.web.sales.SaleFiguresJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * The figures of a second, made out of two counts. Serves no caller: who may see them is checked
 * before.
 */
@Singleton
public class LiveMetrics {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEDIAN = 0.5;
  private static final double SLOWEST = 0.99;
  private static final String PLACEMENT = "placement";

  private final PlacementPulse pulse;
  private final ServerLanes lanes;
  private final Stock stock;
  private final OpenSales sales;

  @Inject
  public LiveMetrics(PlacementPulse pulse, ServerLanes lanes, Stock stock, OpenSales sales) {
    this.pulse = pulse;
    this.lanes = lanes;
    this.stock = stock;
    this.sales = sales;
  }

  /** A count, and when it was made. */
  record Moment(PlacementPulse.Count count, long nanos) {}

  Moment now() {
    return new Moment(pulse.count(), System.nanoTime());
  }

  /** What happened between two moments. */
  LiveJson between(Moment before, Moment after) {
    double seconds = Math.max(1, after.nanos() - before.nanos()) / NANOS_PER_SECOND;
    List<LiveJson.Lane> states =
        lanes.states().stream()
            .map(lane -> new LiveJson.Lane(lane.name(), lane.waiting(), lane.oldest().toMillis()))
            .toList();
    return new LiveJson(
        Instant.now().toString(),
        Math.round((after.count().placed() - before.count().placed()) / seconds),
        Math.round((after.count().refused() - before.count().refused()) / seconds),
        AnswerTimes.quantile(before.count().times(), after.count().times(), MEDIAN),
        AnswerTimes.quantile(before.count().times(), after.count().times(), SLOWEST),
        states.stream()
            .filter(lane -> lane.name().equals(PLACEMENT))
            .mapToInt(LiveJson.Lane::waiting)
            .sum(),
        states,
        stock.unreachable().stream().map(WarehouseCode::value).toList(),
        sales.figures().stream().map(SaleFiguresJson::of).toList());
  }
}
