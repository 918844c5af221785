package io.holdfast.orders.placement;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Idempotency keys locked in the hub by an open transaction: of another server, or in doubt after a
 * crash. Requests with such a key are answered from memory until the transaction ends, so that only
 * the first one waits for the lock timeout. A background task rechecks the keys every half second.
 * At most {@value #MAX} keys are remembered.
 */
final class BlockedKeys implements AutoCloseable {
  private static final int MAX = 10_000;
  private static final Duration RECHECK = Duration.ofMillis(500);

  /** See db/hub/orders: locks and releases each key, waiting at most 5 ms for each. */
  private static final String BLOCKED = "SELECT orders.blocked_keys(?)";

  private final HubDatabase hub;
  private final Executor executor;
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean rechecking = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param executor runs the background task while there are blocked keys
   */
  BlockedKeys(HubDatabase hub, Executor executor) {
    this.hub = hub;
    this.executor = executor;
  }

  boolean contains(String key) {
    return blocked.contains(key);
  }

  /** Finds which of these keys are locked; call it outside a transaction. */
  void find(Collection<String> suspects) {
    held(suspects).stream().limit(Math.max(0, MAX - blocked.size())).forEach(blocked::add);
    if (!blocked.isEmpty() && rechecking.compareAndSet(false, true)) {
      try {
        executor.execute(this::recheck);
      } catch (RejectedExecutionException e) {
        // Without the task no key would be freed, so query the database each time.
        blocked.clear();
        rechecking.set(false);
      }
    }
  }

  private void recheck() {
    try {
      while (!blocked.isEmpty() && !closed.await(RECHECK.toMillis(), TimeUnit.MILLISECONDS)) {
        recheckOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      blocked.clear();
    } finally {
      rechecking.set(false);
    }
  }

  private void recheckOnce() {
    try {
      Set<String> known = Set.copyOf(blocked);
      Set<String> still = held(known);
      known.stream().filter(key -> !still.contains(key)).forEach(blocked::remove);
    } catch (UnavailableException e) {
      // The hub is unreachable: no order can be placed anyway, and the keys are rechecked later.
      System.getLogger(BlockedKeys.class.getName())
          .log(System.Logger.Level.DEBUG, "blocked keys: {0}", e.getMessage());
    }
  }

  private Set<String> held(Collection<String> keys) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(BLOCKED)) {
      look.setArray(1, connection.createArrayOf("text", keys.toArray(new String[0])));
      try (ResultSet row = look.executeQuery()) {
        row.next();
        Array held = row.getArray(1);
        return Set.copyOf(List.of((String[]) held.getArray()));
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Ends the background task. */
  @Override
  public void close() {
    closed.countDown();
  }
}
