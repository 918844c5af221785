package io.holdfast.orders.returns;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.ReturnEvent;
import io.holdfast.platform.JsonText;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * The data of the events of a return.
 *
 * @param amountMinorUnits what the units of the lines cost, in minor units
 */
record ReturnData(
    UUID returnId,
    UUID orderId,
    String customerId,
    String currency,
    long amountMinorUnits,
    String reason,
    List<Line> lines) {

  /** Units of one SKU. */
  record Line(String sku, int quantity, long amountMinorUnits) {}

  /** The event of the state that the return has now. */
  static DomainEvent event(ReturnRequest request, ReturnEvent type) {
    boolean announced = type == ReturnEvent.REQUESTED;
    ToIntFunction<ReturnLine> units = announced ? ReturnLine::quantity : ReturnLine::received;
    List<Line> lines =
        request.lines().stream()
            .filter(line -> units.applyAsInt(line) > 0)
            .map(line -> line(line, units.applyAsInt(line)))
            .toList();
    ReturnData data =
        new ReturnData(
            request.id(),
            request.order().value(),
            request.customer(),
            request.currency(),
            lines.stream().mapToLong(Line::amountMinorUnits).sum(),
            request.reason(),
            lines);
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        type,
        request.id().toString(),
        request.version(),
        JsonText.of(data));
  }

  private static Line line(ReturnLine line, int units) {
    return new Line(line.sku(), units, line.priceOf(units));
  }
}
