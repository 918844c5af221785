package io.holdfast.orders.settlement;

import io.holdfast.batching.Lane;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.SqlFailure;
import io.holdfast.outbox.HubDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends orders that nobody paid in time and forgets idempotency keys after their day; both by the
 * database's clock, in bounded bites.
 */
public final class Housekeeping implements Runnable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final String OVERDUE =
      """
      SELECT id FROM orders.orders WHERE status = 'PLACED' AND expires_at < now()
      ORDER BY expires_at LIMIT 200""";
  private static final String FORGET =
      """
      DELETE FROM orders.idempotency_key WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM orders.idempotency_key WHERE expires_at < now() LIMIT 2000))""";

  private final HubDatabase hub;
  private final Lane<Settlement, SettlementResult> lane;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Housekeeping(HubDatabase hub, Lane<Settlement, SettlementResult> lane) {
    this.hub = hub;
    this.lane = lane;
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        tidy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy() {
    try {
      expireOrders();
      forgetKeys();
    } catch (RuntimeException e) {
      // Tried again after the pause: what is overdue stays overdue.
      LOG.log(System.Logger.Level.INFO, "housekeeping was interrupted: " + e.getMessage());
    }
  }

  /** Expires one bite of overdue orders; says how many it tried. */
  int expireOrders() {
    List<OrderId> overdue = overdue();
    try {
      overdue.stream()
          .map(order -> lane.submit(Settlement.expired(order)))
          .toList()
          .forEach(answer -> answer.join());
    } catch (CompletionException e) {
      throw new IllegalStateException("orders could not be expired", e.getCause());
    }
    return overdue.size();
  }

  private List<OrderId> overdue() {
    List<OrderId> overdue = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(OVERDUE);
        ResultSet row = look.executeQuery()) {
      while (row.next()) {
        overdue.add(new OrderId(row.getObject(1, UUID.class)));
      }
      return overdue;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Forgets one bite of keys past their day; says how many. */
  int forgetKeys() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      return forget.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Ends the rounds. */
  public void stop() {
    stopped.countDown();
  }
}
