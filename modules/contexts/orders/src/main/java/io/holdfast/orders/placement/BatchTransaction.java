package io.holdfast.orders.placement;

import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.StockLevels;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** The one transaction in which a batch takes its stock and its orders are written. */
final class BatchTransaction {
  private final Transactions transactions;
  private final Reservations reservations;
  private final OrderWriter writer;
  private final Duration timeToLive;
  private final HoldSender sender;

  BatchTransaction(
      Transactions transactions,
      Reservations reservations,
      HubDatabase hub,
      Duration timeToLive,
      HoldSender sender) {
    this.transactions = transactions;
    this.reservations = reservations;
    this.writer = new OrderWriter(hub, timeToLive);
    this.timeToLive = timeToLive;
    this.sender = sender;
  }

  void write(List<Decision> decisions, BatchHolds holds, StockLevels seen) {
    transactions.run(
        () -> {
          Executor sent = sender.forBatchOf(holds.count(), holds.byWarehouse().size());
          try (HoldChain chain = new HoldChain(sent)) {
            holds
                .byWarehouse()
                .forEach(
                    (warehouse, held) ->
                        chain.add(
                            reservations.prepareHold(
                                warehouse, held, holds.versions(warehouse, seen), timeToLive)));
            chain.send(() -> writer.write(decisions));
          }
          return null;
        });
  }
}
