package io.holdfast.web.orders;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.orders.OrderCount;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many orders have a status.
 *
 * @param count up to 1,000
 * @param more whether there are more
 */
@Schema(name = "OrderCount")
public record OrderCountJson(
    @Schema(ref = EnumSchemas.ORDER_STATUS) OrderStatus status, int count, boolean more) {

  /** One for each status. */
  @Schema(name = "OrderCounts")
  public record Counts(List<OrderCountJson> items) {}

  static OrderCountJson of(OrderCount count) {
    return new OrderCountJson(count.status(), count.count(), count.more());
  }
}
