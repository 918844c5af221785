package io.holdfast.orders.placement;

import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.StockLevels;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.kernel.LockTimeoutException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** The transaction that reserves the stock of a batch and writes its orders. */
final class BatchTransaction implements BatchWrite {
  private final Transactions transactions;
  private final Reservations reservations;
  private final OrderWriter writer;
  private final Duration timeToLive;
  private final HoldSender sender;
  private final BlockedKeys blockedKeys;

  BatchTransaction(
      Transactions transactions,
      Reservations reservations,
      HubDatabase hub,
      Duration timeToLive,
      HoldSender sender,
      BlockedKeys blockedKeys) {
    this.transactions = transactions;
    this.reservations = reservations;
    this.writer = new OrderWriter(hub, timeToLive);
    this.timeToLive = timeToLive;
    this.sender = sender;
    this.blockedKeys = blockedKeys;
  }

  /**
   * Writes a batch. Guards of purchases and tickets are locked behind the stock, as everywhere; the
   * hub's other rows are new and may be written in parallel. After a lock timeout it finds the
   * locked rows, so that the next attempt excludes them.
   *
   * @throws io.holdfast.kernel.ConflictException if nothing was changed and the batch can be
   *     decided again
   */
  @Override
  public void write(
      List<Decision> decisions,
      BatchHolds holds,
      StockLevels seen,
      Purchases purchases,
      CheckedTickets tickets) {
    try {
      commit(decisions, holds, seen, purchases, tickets);
    } catch (StockLockedException e) {
      reservations.findLocked(e.warehouse(), holds.units(e.warehouse()).keySet());
      throw e;
    } catch (LockTimeoutException e) {
      blockedKeys.find(decisions.stream().map(d -> d.placement().key().value()).toList());
      throw e;
    }
  }

  private void commit(
      List<Decision> decisions,
      BatchHolds holds,
      StockLevels seen,
      Purchases purchases,
      CheckedTickets tickets) {
    SqlRows guards = purchases.guards(decisions);
    SqlRows uses = tickets.uses(decisions);
    transactions.run(
        () -> {
          Executor sent =
              guards.isEmpty() && uses.isEmpty()
                  ? sender.forBatchOf(holds.count(), holds.byWarehouse().size())
                  : Runnable::run;
          try (HoldChain chain = new HoldChain(sent)) {
            holds
                .byWarehouse()
                .forEach(
                    (warehouse, held) ->
                        chain.add(
                            reservations.prepareHold(
                                warehouse, held, holds.levels(warehouse, seen), timeToLive)));
            chain.send(
                () ->
                    writer.write(decisions, purchases.version(), guards, tickets.version(), uses));
          }
          return null;
        });
  }
}
