package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The SKUs of orders that have become overdue: what they hold is offered from then on, although no
 * counter has changed.
 */
public final class OverdueSkus {
  private static final String SKUS =
      "SELECT DISTINCT sku FROM orders.order_line WHERE order_id = ANY (?)";

  private final HubDatabase hub;
  private final Supplier<Set<OrderId>> overdue;
  private final Consumer<Collection<String>> offered;
  private final AtomicReference<Set<OrderId>> known = new AtomicReference<>(Set.of());

  /**
   * @param overdue the orders now; asked often and must answer at once
   * @param offered is given the SKUs of which more is offered
   */
  public OverdueSkus(
      HubDatabase hub, Supplier<Set<OrderId>> overdue, Consumer<Collection<String>> offered) {
    this.hub = hub;
    this.overdue = overdue;
    this.offered = offered;
  }

  /** Reports the SKUs of orders that were not overdue the last time. */
  public void refresh() {
    Set<OrderId> now = overdue.get();
    Set<OrderId> before = known.get();
    if (now == before || !known.compareAndSet(before, now) || now.isEmpty()) {
      return;
    }
    Set<OrderId> added = new HashSet<>(now);
    added.removeAll(before);
    if (added.isEmpty()) {
      return;
    }
    try {
      offered.accept(skus(added));
    } catch (UnavailableException e) {
      // The next reader looks again.
      known.compareAndSet(now, before);
    }
  }

  private List<String> skus(Set<OrderId> orders) {
    List<String> skus = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(SKUS)) {
      look.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          skus.add(row.getString(1));
        }
      }
      return skus;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
