package io.holdfast.orders.placement;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.sale.TicketUses;
import io.holdfast.orders.sale.TicketUses.Position;
import io.holdfast.orders.sale.TicketUses.Use;
import io.holdfast.sales.SaleGate;
import io.holdfast.sales.TicketCheck;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the tickets of a batch; asks no database for a batch without SKUs of a sale. */
final class SaleTickets {
  private final SaleGate gate;
  private final TicketUses uses;

  SaleTickets(SaleGate gate, HubDatabase hub) {
    this.gate = gate;
    this.uses = new TicketUses(hub);
  }

  /** The tickets of these placements. */
  CheckedTickets look(Collection<Placement> placements) {
    long version = gate.version();
    if (!gate.isSelling()) {
      return new CheckedTickets(version, Map.of(), Map.of());
    }
    Map<Placement, TicketCheck> checks = new IdentityHashMap<>();
    Set<Position> wanted = new HashSet<>();
    for (Placement placement : placements) {
      TicketCheck check =
          gate.check(
              placement.order().customerId(),
              List.copyOf(placement.goods().keySet()),
              placement.saleTicket());
      if (!(check instanceof TicketCheck.NotNeeded)) {
        checks.put(placement, check);
      }
      if (check instanceof TicketCheck.Admitted admitted) {
        wanted.add(new Position(admitted.sale(), admitted.position()));
      }
    }
    Map<Position, Use> used = wanted.isEmpty() ? Map.of() : uses.find(wanted);
    return new CheckedTickets(version, checks, used);
  }

  /** The next look reads the sales again. */
  void forget() {
    gate.refresh();
  }
}
