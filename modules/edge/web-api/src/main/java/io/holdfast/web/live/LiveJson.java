package io.holdfast.web.live;

import io.holdfast.web.sales.SaleFiguresJson;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last second of this server.
 *
 * @param at ISO 8601
 * @param ordersPerSecond orders that were placed
 * @param refusedPerSecond placements that were refused, for whatever reason
 * @param p50Millis median answer time of placements; null if there was none
 * @param p99Millis of 100 answers, the slowest one
 * @param waiting placements in the lane
 * @param lanes all lanes of this server
 * @param warehousesAway codes of warehouses whose circuit breaker is open
 * @param sales those that are not over
 */
@Schema(name = "Live")
public record LiveJson(
    String at,
    long ordersPerSecond,
    long refusedPerSecond,
    @Schema(nullable = true) Double p50Millis,
    @Schema(nullable = true) Double p99Millis,
    int waiting,
    List<Lane> lanes,
    List<String> warehousesAway,
    List<SaleFiguresJson> sales) {

  /**
   * A lane.
   *
   * @param oldestMillis how long the oldest command has waited
   */
  @Schema(name = "LiveLane")
  public record Lane(String name, int waiting, long oldestMillis) {}
}
