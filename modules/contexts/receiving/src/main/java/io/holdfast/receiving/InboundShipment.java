package io.holdfast.receiving;

import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An inbound shipment and what has come of it.
 *
 * @param warehouse code of the warehouse where it is to arrive
 * @param expectedAt null if unknown
 * @param announcedAt null until it is stored
 * @param closedAt null while more is expected
 * @param lines in the order of their SKUs
 * @param receipts in the order of their times
 * @param version changes with every change
 */
public record InboundShipment(
    UUID id,
    String supplier,
    String reference,
    String warehouse,
    InboundStatus status,
    Instant expectedAt,
    Instant announcedAt,
    Instant closedAt,
    List<Line> lines,
    List<Receipt> receipts,
    int version) {

  /**
   * Units of one SKU.
   *
   * @param announced 0 for a SKU that came without being announced
   * @param received in all receipts
   */
  public record Line(String sku, int announced, int received) {
    /** Units that are still to come. */
    public int outstanding() {
      return Math.max(0, announced - received);
    }

    Line receive(int units) {
      if ((long) received + units > Integer.MAX_VALUE) {
        throw new TooManyUnitsException(sku);
      }
      return new Line(sku, announced, received + units);
    }
  }

  /** One receipt. */
  public record Receipt(String reference, Instant receivedAt, List<Item> lines) {}

  /** Units of one SKU in a receipt. */
  public record Item(String sku, int quantity) {}

  /** A SKU of which other units came than were announced. */
  public record Discrepancy(String sku, int announced, int received) {}

  /**
   * The shipment after a receipt; the receipt itself is added when it is stored.
   *
   * @param units received now, by SKU
   * @param close whether to give up what has not come
   * @throws IllegalInboundStateException if nothing more is expected of it
   * @throws TooManyUnitsException if a counter would overflow
   */
  public InboundShipment receive(Map<Sku, Integer> units, boolean close) {
    if (status.isFinal()) {
      throw new IllegalInboundStateException(id, status);
    }
    Map<String, Line> after = new TreeMap<>(Comparator.naturalOrder());
    lines.forEach(line -> after.put(line.sku(), line));
    units.forEach(
        (sku, quantity) ->
            after.put(
                sku.value(),
                after.getOrDefault(sku.value(), new Line(sku.value(), 0, 0)).receive(quantity)));
    List<Line> counted = new ArrayList<>(after.values());
    return new InboundShipment(
        id,
        supplier,
        reference,
        warehouse,
        next(counted, close),
        expectedAt,
        announcedAt,
        closedAt,
        counted,
        receipts,
        version + 1);
  }

  private static InboundStatus next(List<Line> lines, boolean close) {
    if (lines.stream().allMatch(line -> line.outstanding() == 0)) {
      return InboundStatus.RECEIVED;
    }
    if (!close) {
      return InboundStatus.PARTLY_RECEIVED;
    }
    boolean anything = lines.stream().anyMatch(line -> line.received() > 0);
    return anything ? InboundStatus.RECEIVED : InboundStatus.CANCELLED;
  }

  /** Units still expected of each SKU; nothing once the shipment is closed. */
  public Map<Sku, Integer> expected() {
    Map<Sku, Integer> expected = new TreeMap<>();
    if (!status.isFinal()) {
      lines.forEach(line -> expected.put(new Sku(line.sku()), line.outstanding()));
    }
    return expected;
  }

  /**
   * Where what came is not what was announced. Too few units of a SKU are one only when no more are
   * expected.
   */
  public List<Discrepancy> discrepancies() {
    return lines.stream()
        .filter(
            line ->
                line.received() > line.announced()
                    || status.isFinal() && line.received() < line.announced())
        .map(line -> new Discrepancy(line.sku(), line.announced(), line.received()))
        .toList();
  }
}
