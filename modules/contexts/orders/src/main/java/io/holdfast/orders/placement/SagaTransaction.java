package io.holdfast.orders.placement;

import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.LockTimeoutException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.SagaTerms;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import java.time.Duration;
import java.util.List;

/**
 * The transaction that writes the orders of a batch and the requests to their warehouses into the
 * hub. No warehouse takes part: what it has may have changed, and it decides when it is asked.
 */
final class SagaTransaction implements BatchWrite {
  private final Transactions transactions;
  private final OrderWriter writer;
  private final BlockedKeys blockedKeys;

  SagaTransaction(
      Transactions transactions,
      HubDatabase hub,
      Duration timeToLive,
      SagaTerms terms,
      BlockedKeys blockedKeys) {
    this.transactions = transactions;
    this.writer = OrderWriter.ofSagas(hub, timeToLive, terms.deadline());
    this.blockedKeys = blockedKeys;
  }

  @Override
  public void write(
      List<Decision> decisions,
      BatchHolds holds,
      StockLevels seen,
      Purchases purchases,
      CheckedTickets tickets) {
    SqlRows guards = purchases.guards(decisions);
    SqlRows uses = tickets.uses(decisions);
    try {
      transactions.run(
          () -> {
            writer.write(decisions, purchases.version(), guards, tickets.version(), uses);
            return null;
          });
    } catch (LockTimeoutException e) {
      blockedKeys.find(decisions.stream().map(d -> d.placement().key().value()).toList());
      throw e;
    }
  }
}
