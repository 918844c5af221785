package io.holdfast.chaos.far;

import io.holdfast.chaos.proxy.NetworkCondition;
import io.holdfast.stack.load.SyntheticStock;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.replay.OrderSource;
import io.holdfast.stack.replay.SagaOrders;
import io.holdfast.stack.replay.SyntheticOrders;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;

/** The measurements on one stack with a far warehouse. */
final class FarTrial {
  private static final int SKUS = 1_000;
  private static final int TRICKLE_PER_SECOND = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LONGEST_LIFE_MILLIS = 4_000;

  private final FarStack stack;
  private final int clients;
  private final NetworkCondition delayed;
  private final PrintStream out;
  private final SagaLedger ledger;
  private OrderSource near;
  private OrderSource far;

  FarTrial(FarStack stack, int clients, Duration delay, PrintStream out) {
    this.stack = stack;
    this.clients = clients;
    this.delayed = NetworkCondition.delay(delay);
    this.out = out;
    this.ledger = new SagaLedger(stack.descriptor());
  }

  /** Makes stock, and warms everything up. */
  void prepare(Duration warmUp) throws InterruptedException, SQLException {
    new SyntheticStock(stack.endpoint("admin")).ensure(SKUS);
    List<GeoPoint> places = stack.places();
    GeoPoint farPlace = places.get(places.size() - 1);
    near = new SyntheticOrders(places.subList(0, places.size() - 1), SKUS, 1);
    far = new SagaOrders(new SyntheticOrders(List.of(farPlace), SKUS, 2));
    OffsetDateTime begun = ledger.now();
    OrderLoad orders = load(near, 0);
    OrderLoad sagas = load(far, 10 * TRICKLE_PER_SECOND);
    Await.pause(warmUp);
    orders.stop();
    sagas.stop();
    awaitEnd(begun);
  }

  private OrderLoad load(OrderSource orders, double perSecond) {
    return new OrderLoad(stack.endpoint("storefront"), orders, clients, perSecond, Long.MAX_VALUE);
  }

  /** Near orders without and with a delayed line and some sagas over it; then sagas alone. */
  void measure(Duration time, double perSecond) throws InterruptedException, SQLException {
    double alone = nearRate(time);
    awaitEnd(ledger.now());
    out.printf("near orders, no far warehouse in use     %,9.0f /s%n", alone);
    stack.line(delayed);
    OffsetDateTime begun = ledger.now();
    OrderLoad trickle = load(far, TRICKLE_PER_SECOND);
    double beside = nearRate(time);
    trickle.stop();
    out.printf(
        "near orders, %d sagas/s over a slow line %,9.0f /s   (%.2f of it)%n",
        TRICKLE_PER_SECOND, beside, beside / alone);
    awaitEnd(begun);

    begun = ledger.now();
    OrderLoad sagas = load(far, perSecond);
    Await.pause(time);
    sagas.stop();
    print("sagas over a slow line", awaitEnd(begun));
  }

  private double nearRate(Duration time) throws InterruptedException {
    OrderLoad orders = load(near, 0);
    long before = orders.accepted();
    long started = System.nanoTime();
    Await.pause(time);
    double rate = (orders.accepted() - before) * 1e9 / (System.nanoTime() - started);
    orders.stop();
    return rate;
  }

  private void print(String what, SagaLedger.Ends ends) {
    out.printf(
        "%-40s %,9.0f /s   %,d placed, %,d rejected, %,d pending; p50 %,.0f ms, p99 %,.0f ms%n",
        what,
        ends.perSecond(),
        ends.placed(),
        ends.rejected(),
        ends.pending(),
        ends.median(),
        ends.slowest());
    out.flush();
  }

  /** Cuts the line while sagas are offered, and mends it. */
  void cut(Duration time) throws InterruptedException, SQLException {
    OffsetDateTime begun = ledger.now();
    OrderLoad sagas = load(far, TRICKLE_PER_SECOND);
    Await.pause(Duration.ofSeconds(2));
    stack.line(NetworkCondition.BLACKHOLE);
    Await.pause(time);
    stack.line(delayed);
    Await.pause(Duration.ofSeconds(2));
    sagas.stop();
    print("sagas while the line was cut", awaitEnd(begun));
  }

  /**
   * Kills the server again and again while sagas are under way.
   *
   * @return whether every saga ended
   */
  boolean kill(int kills, int sagas, long seed) throws InterruptedException, SQLException {
    Random moments = new Random(seed);
    OffsetDateTime begun = ledger.now();
    double perSecond = Math.max(1, sagas / 20.0);
    OrderLoad load = new OrderLoad(stack.endpoint("storefront"), far, clients, perSecond, sagas);
    for (int kill = 0; kill < kills; kill++) {
      Await.until(PATIENCE, stack::isReady);
      Await.pause(Duration.ofMillis(moments.nextInt(LONGEST_LIFE_MILLIS)));
      stack.killServer();
    }
    load.await();
    out.printf(
        "%d kills; of %,d orders %,d accepted, %,d without an answer%n",
        kills, sagas, load.accepted(), load.failed());
    SagaLedger.Ends ends = awaitEnd(begun);
    print("sagas over a server killed " + kills + " times", ends);
    return ends.pending() == 0;
  }

  /** Waits until every order is decided, so that the next measurement begins with nothing to do. */
  private SagaLedger.Ends awaitEnd(OffsetDateTime begun) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ledger.undecided() > 0 && System.nanoTime() < deadline) {
      Await.pause(Duration.ofMillis(250));
    }
    return ledger.since(begun);
  }
}
