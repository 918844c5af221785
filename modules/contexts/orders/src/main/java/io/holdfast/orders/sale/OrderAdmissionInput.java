package io.holdfast.orders.sale;

import io.holdfast.batching.LaneState;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.Orders;
import io.holdfast.sales.AdmissionInput;
import io.holdfast.sales.SaleAdmissions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Tells admission how much is left and how busy placement is. */
@Singleton
public final class OrderAdmissionInput implements AdmissionInput {
  private static final String PLACEMENT = "placement";

  /** An order that waits so long says that no more can be taken. */
  private static final Duration TOO_LONG = Duration.ofSeconds(1);

  /** So many waiting orders, too; the lane takes twice as many. */
  private static final double TOO_MANY = 1_024;

  private final Orders orders;
  private final Stock stock;
  private final TicketUses uses;

  @Inject
  public OrderAdmissionInput(Orders orders, Stock stock, HubDatabase hub) {
    this.orders = orders;
    this.stock = stock;
    this.uses = new TicketUses(hub);
  }

  void start(@Observes Startup event, SaleAdmissions admissions) {
    admissions.start(this);
  }

  @Override
  public Units units(Collection<Sku> skus) {
    StockLevels levels = stock.levels(skus);
    long left =
        levels.byWarehouse().values().stream()
            .flatMap(warehouse -> warehouse.values().stream())
            .mapToLong(StockLevel::available)
            .map(available -> Math.max(0, available))
            .sum();
    return new Units(left, levels.unreachable().isEmpty());
  }

  @Override
  public long used(String sale, long first) {
    return uses.count(sale, first);
  }

  @Override
  public long sold(String sale) {
    return uses.sold(sale);
  }

  @Override
  public Map<Long, Instant> usedAt(String sale, Collection<Long> positions) {
    return uses.usedAt(sale, positions);
  }

  @Override
  public double load() {
    return orders.lanes().stream()
        .filter(lane -> lane.name().equals(PLACEMENT))
        .mapToDouble(OrderAdmissionInput::load)
        .max()
        .orElse(0);
  }

  private static double load(LaneState lane) {
    double waiting = lane.waiting() / TOO_MANY;
    double oldest = (double) lane.oldest().toMillis() / TOO_LONG.toMillis();
    return Math.min(1, Math.max(waiting, oldest));
  }
}
