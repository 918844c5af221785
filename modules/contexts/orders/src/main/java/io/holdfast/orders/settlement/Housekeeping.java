package io.holdfast.orders.settlement;

import io.holdfast.batching.BoundedWait;
import io.holdfast.cluster.LeaseLock;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Expires unpaid orders and deletes idempotency keys after 24 hours; both by the database's clock,
 * in batches, with a bounded number of batches per round.
 */
public final class Housekeeping implements Runnable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(25);
  private static final int BATCH_SIZE = 500;
  private static final int MAX_BATCHES = 100;

  /** Parameters: start time of this server, due_at and order of the last row, maximum rows. */
  static final String OVERDUE =
      """
      SELECT o.id, t.due_at FROM payments.payment_token t JOIN orders.orders o ON o.id = t.order_id
      WHERE t.due_at < now() AND ?::timestamptz + t.time_to_pay < now() AND o.status = 'PLACED'
        AND (t.due_at, t.order_id) > (?, ?)
      ORDER BY t.due_at, t.order_id LIMIT ?""";

  private static final String NOW = "SELECT clock_timestamp()";

  /** Parameter: maximum number of keys. */
  static final String FORGET =
      """
      DELETE FROM orders.idempotency_key WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM orders.idempotency_key WHERE expires_at < now()
        ORDER BY expires_at LIMIT ?))""";

  /** Parameter: maximum number of guards. None is needed longer than a placement takes. */
  private static final String FORGET_GUARDS =
      """
      DELETE FROM orders.purchase_guard WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM orders.purchase_guard WHERE changed_at < now() - interval '1 hour'
        ORDER BY changed_at LIMIT ?))""";

  /** Parameter: maximum number of uses. The ticket of each expired long ago. */
  private static final String FORGET_TICKETS =
      """
      DELETE FROM orders.sale_ticket_use WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM orders.sale_ticket_use WHERE used_at < now() - interval '120 days'
        ORDER BY used_at LIMIT ?))""";

  private final HubDatabase hub;
  private final LeaseLock lock;
  private final Function<Settlement, ? extends CompletionStage<SettlementResult>> settling;
  private final int batchSize;
  private volatile OffsetDateTime upSince;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** An overdue order. */
  private record Overdue(OrderId order, OffsetDateTime since) {
    static final Overdue NONE = new Overdue(new OrderId(new UUID(0, 0)), OffsetDateTime.MIN);
  }

  /**
   * @param settling settles an order
   */
  public Housekeeping(
      HubDatabase hub, Function<Settlement, ? extends CompletionStage<SettlementResult>> settling) {
    this(hub, settling, BATCH_SIZE, null);
  }

  /**
   * @param batchSize maximum number of orders or keys per batch
   * @param upSince time from which this server could process payments, by the database's clock;
   *     null to take the time of the first query
   */
  Housekeeping(
      HubDatabase hub,
      Function<Settlement, ? extends CompletionStage<SettlementResult>> settling,
      int batchSize,
      OffsetDateTime upSince) {
    this.hub = hub;
    this.lock = hub.lock("orders-housekeeping", LEASE);
    this.upSince = upSince;
    this.settling = settling;
    this.batchSize = batchSize;
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (lock.acquire()) {
          tidy();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy() {
    try {
      expireOrders();
      forgetKeys();
      forgetGuards();
      forgetTickets();
    } catch (RuntimeException e) {
      // Retried after the pause; overdue orders stay overdue.
      LOG.log(System.Logger.Level.INFO, "housekeeping was interrupted: " + e.getMessage());
    }
  }

  /**
   * The orders that the next round expires, longest overdue first, one batch at most: what they
   * hold is offered already.
   */
  public Set<OrderId> overdue() {
    Set<OrderId> orders = new LinkedHashSet<>();
    overdueAfter(Overdue.NONE).forEach(late -> orders.add(late.order()));
    return orders;
  }

  /**
   * Expires overdue orders, longest overdue first; returns how many it tried. An order that cannot
   * expire now, because one of its warehouses is unreachable, does not delay the others. The time
   * to pay restarts with the server: a payment in progress when the servers stopped gets the full
   * time again.
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
    overdue.stream()
        .map(late -> settling.apply(Settlement.expired(late.order())))
        .toList()
        .forEach(answer -> BoundedWait.await(answer, PATIENCE, "expiry"));
  }

  private List<Overdue> overdueAfter(Overdue last) {
    List<Overdue> overdue = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(OVERDUE)) {
      look.setObject(1, upSince(connection));
      look.setObject(2, last.since());
      look.setObject(3, last.order().value());
      look.setInt(4, batchSize);
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

  private OffsetDateTime upSince(Connection connection) throws SQLException {
    if (upSince == null) {
      try (PreparedStatement look = connection.prepareStatement(NOW);
          ResultSet row = look.executeQuery()) {
        row.next();
        upSince = row.getObject(1, OffsetDateTime.class);
      }
    }
    return upSince;
  }

  /** Deletes expired keys; returns how many. */
  int forgetKeys() {
    return forgetAll(FORGET);
  }

  /** Deletes the guards of purchases that ended long ago; returns how many. */
  int forgetGuards() {
    return forgetAll(FORGET_GUARDS);
  }

  /** Deletes the uses of tickets that expired long ago; returns how many. */
  int forgetTickets() {
    return forgetAll(FORGET_TICKETS);
  }

  private int forgetAll(String sql) {
    int forgotten = 0;
    int some;
    do {
      some = forgetSome(sql);
      forgotten += some;
    } while (some == batchSize && goesOn(forgotten));
    return forgotten;
  }

  private int forgetSome(String sql) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement forget = connection.prepareStatement(sql)) {
      forget.setInt(1, batchSize);
      return forget.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private boolean goesOn(int done) {
    return done < batchSize * MAX_BATCHES && stopped.getCount() > 0;
  }

  /** Stops the periodic rounds. */
  public void stop() {
    stopped.countDown();
  }
}
