package io.holdfast.inventory.node;

import io.holdfast.kernel.Sku;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SKUs of one warehouse whose stock rows are locked by another transaction: an open session, or
 * a prepared transaction in doubt. Placement excludes them until the rows are free, so that only
 * one batch waits for the lock timeout. At most {@value #MAX} are remembered.
 */
public final class LockedSkus {
  private static final int MAX = 10_000;

  /** Selects the rows that are not locked; locks them for the duration of the statement only. */
  private static final String LOCKABLE =
      "SELECT sku FROM stock_item WHERE sku = ANY (?) ORDER BY sku FOR UPDATE SKIP LOCKED";

  private final Set<Sku> locked = ConcurrentHashMap.newKeySet();

  /** The SKUs that are known to be locked. */
  public Set<Sku> current() {
    return locked.isEmpty() ? Set.of() : Set.copyOf(locked);
  }

  /**
   * Finds which of these SKUs are locked and remembers them.
   *
   * @param connection of the warehouse, outside JTA, in auto-commit mode; the caller holds no lock
   *     on these rows
   */
  public void find(Connection connection, Collection<Sku> suspects) throws SQLException {
    Set<Sku> held = new HashSet<>(suspects);
    held.removeAll(lockable(connection, suspects));
    held.stream().limit(Math.max(0, MAX - locked.size())).forEach(locked::add);
  }

  /** Removes those that are no longer locked. One round trip, also when none is remembered. */
  void recheck(Connection connection) throws SQLException {
    locked.removeAll(lockable(connection, Set.copyOf(locked)));
  }

  boolean isEmpty() {
    return locked.isEmpty();
  }

  private static Set<Sku> lockable(Connection connection, Collection<Sku> skus)
      throws SQLException {
    Set<Sku> free = new HashSet<>();
    try (PreparedStatement look = connection.prepareStatement(LOCKABLE)) {
      look.setArray(
          1,
          connection.createArrayOf("text", skus.stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          free.add(new Sku(rows.getString(1)));
        }
      }
    }
    return free;
  }
}
