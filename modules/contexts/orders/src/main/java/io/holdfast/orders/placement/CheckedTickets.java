package io.holdfast.orders.placement;

import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.sale.TicketUses;
import io.holdfast.orders.sale.TicketUses.Position;
import io.holdfast.orders.sale.TicketUses.Use;
import io.holdfast.platform.SqlRows;
import io.holdfast.sales.TicketCheck;
import io.holdfast.sales.TicketRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tickets of a batch: each buys one order, unless that ended without a sale. */
final class CheckedTickets {
  private final long version;
  private final Map<Placement, TicketCheck> checks;
  private final Map<Position, Use> used;
  private final Set<Position> taken = new HashSet<>();

  /**
   * @param version of the sales that the checks were made on
   * @param checks of the placements with SKUs of a sale
   * @param used what the admitted positions placed before
   */
  CheckedTickets(long version, Map<Placement, TicketCheck> checks, Map<Position, Use> used) {
    this.version = version;
    this.checks = checks;
    this.used = used;
  }

  long version() {
    return version;
  }

  /** Why the ticket of a placement does not buy; null if it does or none is needed. */
  PlacementResult refusal(Placement placement) {
    TicketCheck check = checks.get(placement);
    if (check instanceof TicketCheck.Refused refused) {
      return new PlacementResult.TicketRefused(refused.why());
    }
    Position position = position(placement);
    if (position == null) {
      return null;
    }
    Use before = used.get(position);
    return taken.contains(position) || before != null && !before.over()
        ? new PlacementResult.TicketRefused(
            new TicketRefusal.Invalid("the ticket was used for an order"))
        : null;
  }

  /** The ticket of an accepted order buys no other order of the batch. */
  void take(Placement placement) {
    Position position = position(placement);
    if (position != null) {
      taken.add(position);
    }
  }

  /** The tickets that are used when these decisions are written. */
  SqlRows uses(List<Decision> decisions) {
    SqlRows rows = TicketUses.rows();
    if (!taken.isEmpty()) {
      for (Decision decision : decisions) {
        Position position = position(decision.placement());
        if (position != null && decision.accepted() != null) {
          Use before = used.get(position);
          UUID follows = before == null ? null : before.order();
          rows.add(
              position.sale(),
              position.number(),
              decision.placement().order().id().value(),
              follows,
              units(decision.placement()));
        }
      }
    }
    return rows;
  }

  private static int units(Placement placement) {
    return placement.goods().values().stream().mapToInt(Integer::intValue).sum();
  }

  private Position position(Placement placement) {
    return checks.get(placement) instanceof TicketCheck.Admitted admitted
        ? new Position(admitted.sale(), admitted.position())
        : null;
  }
}
