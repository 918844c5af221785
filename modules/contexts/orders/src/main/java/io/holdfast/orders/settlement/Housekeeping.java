package io.holdfast.orders.settlement;

import io.holdfast.batching.Lane;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends orders that nobody paid in time and forgets idempotency keys after their day; both by the
 * database's clock, in bites, a bounded number of them in a round.
 */
public final class Housekeeping implements Runnable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int BATCH_SIZE = 500;
  private static final int MAX_BATCHES = 100;
  private static final String OVERDUE =
      """
      SELECT id, expires_at FROM orders.orders
      WHERE status = 'PLACED' AND expires_at < now() AND (expires_at, id) > (?, ?)
      ORDER BY expires_at, id LIMIT ?""";

  /** Parameter: keys at most. */
  static final String FORGET =
      """
      DELETE FROM orders.idempotency_key WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM orders.idempotency_key WHERE expires_at < now()
        ORDER BY expires_at LIMIT ?))""";

  private final HubDatabase hub;
  private final Lane<Settlement, SettlementResult> lane;
  private final int batchSize;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** An order that nobody paid in time. */
  private record Overdue(OrderId order, OffsetDateTime since) {
    static final Overdue NONE = new Overdue(new OrderId(new UUID(0, 0)), OffsetDateTime.MIN);
  }

  public Housekeeping(HubDatabase hub, Lane<Settlement, SettlementResult> lane) {
    this(hub, lane, BATCH_SIZE);
  }

  /**
   * @param batchSize orders or keys that are dealt with at once, at most
   */
  Housekeeping(HubDatabase hub, Lane<Settlement, SettlementResult> lane, int batchSize) {
    this.hub = hub;
    this.lane = lane;
    this.batchSize = batchSize;
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

  /**
   * Expires overdue orders, the longest overdue first; says how many it tried. One that cannot be
   * expired now, since a warehouse of it is away, holds up none behind it.
   */
  int expireOrders() {
    int tried = 0;
    Overdue last = Overdue.NONE;
    List<Overdue> overdue;
    do {
      overdue = overdueAfter(last);
      expire(overdue);
      tried += overdue.size();
      last = overdue.isEmpty() ? last : overdue.get(overdue.size() - 1);
    } while (overdue.size() == batchSize && goesOn(tried));
    return tried;
  }

  private void expire(List<Overdue> overdue) {
    try {
      overdue.stream()
          .map(late -> lane.submit(Settlement.expired(late.order())))
          .toList()
          .forEach(answer -> answer.join());
    } catch (CompletionException e) {
      throw new IllegalStateException("orders could not be expired", e.getCause());
    }
  }

  private List<Overdue> overdueAfter(Overdue last) {
    List<Overdue> overdue = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(OVERDUE)) {
      look.setObject(1, last.since());
      look.setObject(2, last.order().value());
      look.setInt(3, batchSize);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          overdue.add(
              new Overdue(
                  new OrderId(row.getObject(1, UUID.class)),
                  row.getObject(2, OffsetDateTime.class)));
        }
      }
      return overdue;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Forgets keys past their day; says how many. */
  int forgetKeys() {
    int forgotten = 0;
    int some;
    do {
      some = forgetSome();
      forgotten += some;
    } while (some == batchSize && goesOn(forgotten));
    return forgotten;
  }

  private int forgetSome() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setInt(1, batchSize);
      return forget.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private boolean goesOn(int done) {
    return done < batchSize * MAX_BATCHES && stopped.getCount() > 0;
  }

  /** Ends the rounds. */
  public void stop() {
    stopped.countDown();
  }
}
