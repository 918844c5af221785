package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goods sent from one warehouse to another. Of each line, received, returned and lost units add up
 * to what was sent once the transfer has ended; before, the rest is in transit.
 *
 * @param from code of the warehouse that sent them
 * @param to code of the warehouse that expects them
 * @param dispatchedAt null until it is stored
 * @param endedAt null until nothing is in transit
 * @param version changes with every change
 */
public record Transfer(
    UUID id,
    String from,
    String to,
    TransferStatus status,
    Instant dispatchedAt,
    Instant endedAt,
    List<Line> lines,
    int version) {

  /**
   * Units of one SKU.
   *
   * @param returned back at the sender, after a cancellation
   * @param lost given up when the transfer was closed
   */
  public record Line(String sku, int sent, int received, int returned, int lost) {
    /** Units on their way. */
    public int inTransit() {
      return sent - received - returned - lost;
    }

    Line receive(int units) {
      return new Line(sku, sent, received + units, returned, lost);
    }

    Line giveUp() {
      return new Line(sku, sent, received, returned, lost + inTransit());
    }

    Line takeBack() {
      return new Line(sku, sent, received, returned + inTransit(), lost);
    }
  }

  /**
   * The transfer after a receipt.
   *
   * @param units received now, by SKU
   * @param close whether to give up what is then still in transit
   * @throws IllegalTransferStateException if it has ended
   * @throws ExceedsSentException if more units of a SKU are received than are in transit
   */
  public Transfer receive(Map<Sku, Integer> units, boolean close) {
    requireOpen();
    Map<String, Integer> open = new HashMap<>();
    units.forEach((sku, quantity) -> open.put(sku.value(), quantity));
    List<Line> received = new ArrayList<>(lines.size());
    for (Line line : lines) {
      Integer quantity = open.remove(line.sku());
      if (quantity != null && quantity > line.inTransit()) {
        throw new ExceedsSentException(new Sku(line.sku()), quantity, line.inTransit());
      }
      Line after = quantity == null ? line : line.receive(quantity);
      received.add(close ? after.giveUp() : after);
    }
    open.forEach(
        (sku, quantity) -> {
          throw new ExceedsSentException(new Sku(sku), quantity, 0);
        });
    boolean ended = received.stream().allMatch(line -> line.inTransit() == 0);
    return with(ended ? TransferStatus.RECEIVED : TransferStatus.PARTLY_RECEIVED, received);
  }

  /**
   * The transfer after its cancellation: what is in transit goes back.
   *
   * @throws IllegalTransferStateException if it has ended
   */
  public Transfer cancel() {
    requireOpen();
    return with(TransferStatus.CANCELLED, lines.stream().map(Line::takeBack).toList());
  }

  private void requireOpen() {
    if (status.isFinal()) {
      throw new IllegalTransferStateException(id, status);
    }
  }

  private Transfer with(TransferStatus next, List<Line> after) {
    return new Transfer(id, from, to, next, dispatchedAt, endedAt, after, version + 1);
  }
}
