package io.holdfast.orders.placement;

import io.holdfast.catalog.PriceList;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.OrderRehearsal;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides orders of a SKU that no catalogue has, from warehouses that do not exist, and writes them
 * in a transaction of the hub that is rolled back: the server's code is compiled before buyers
 * come. Nothing that anybody could see is changed. Used by one thread.
 */
public final class Rehearsal {
  private static final int WAREHOUSES = 3;
  private static final Location SOMEWHERE = new Location(0, 0);

  private final Sourcing sourcing;
  private final Transactions transactions;
  private final OrderWriter writer;
  private final Clock clock;
  private long rolledBack;

  /**
   * @param timeToLive as of real orders
   */
  public Rehearsal(
      Sourcing sourcing,
      HubDatabase hub,
      Transactions transactions,
      Duration timeToLive,
      Clock clock) {
    this.sourcing = sourcing;
    this.transactions = transactions;
    this.writer = new OrderWriter(hub, timeToLive);
    this.clock = clock;
  }

  /**
   * Rehearses a batch.
   *
   * @return what the buyers would be answered
   */
  public List<PlacementResult> run(List<Placement> batch) {
    Purchases purchases = new Purchases(new RememberedLimits.Known(0, Map.of()), true, Map.of());
    CheckedTickets tickets = new CheckedTickets(0, Map.of(), Map.of());
    Decider decider =
        new Decider(
            sourcing,
            Map.of(OrderRehearsal.SKU, PriceList.of(new Money(100, "USD"))),
            levels(batch.size()),
            purchases,
            tickets,
            OrderStatus.PLACED,
            clock.instant());
    List<Decision> decisions = new ArrayList<>();
    batch.forEach(placement -> decisions.add(decider.decide(placement)));
    write(decisions, purchases, tickets);
    return decisions.stream().map(Decision::result).toList();
  }

  /** Transactions that were rolled back. */
  public long rolledBack() {
    return rolledBack;
  }

  private void write(List<Decision> decisions, Purchases purchases, CheckedTickets tickets) {
    try {
      transactions.run(
          () -> {
            writer.write(
                decisions,
                purchases.version(),
                purchases.guards(decisions),
                tickets.version(),
                tickets.uses(decisions));
            throw new ConflictException("a rehearsal is rolled back");
          });
    } catch (ConflictException e) {
      // As intended; the price of the SKU alone makes the writer refuse.
      rolledBack++;
    }
  }

  private static StockLevels levels(int units) {
    Map<WarehouseCode, Warehouse> warehouses = new HashMap<>();
    Map<WarehouseCode, Map<Sku, StockLevel>> levels = new HashMap<>();
    for (int i = 0; i < WAREHOUSES; i++) {
      WarehouseCode code = new WarehouseCode("rehearsal-" + i);
      warehouses.put(code, new Warehouse(code, "Rehearsal", "", "", SOMEWHERE));
      levels.put(
          code, Map.of(OrderRehearsal.SKU, new StockLevel(OrderRehearsal.SKU, units, 0, 0, 0, 0)));
    }
    return new StockLevels(warehouses, levels, Set.of(), Map.of());
  }
}
