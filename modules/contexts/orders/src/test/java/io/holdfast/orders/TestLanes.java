package io.holdfast.orders;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.orders.placement.BatchPlacement;
import io.holdfast.orders.placement.HoldSender;
import io.holdfast.orders.placement.Placement;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.testkit.TestTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Placement lanes with shorter timeouts or another clock than the default. */
public final class TestLanes {
  /** Time to pay of their orders. */
  public static final Duration TIME_TO_PAY = Duration.ofMinutes(5);

  private TestLanes() {}

  /** A placement lane; the caller closes it. */
  public static Lane<Placement, PlacementResult> placement(
      OrdersFixture shop, int attempts, Clock clock) {
    return new Lane<>(
        "placement",
        new LaneLimits(100, 50, attempts),
        new BatchPlacement(
            shop.prices(),
            shop.stock(),
            shop.reservations(),
            new Sourcing(List.of("nearest-single")),
            TestTransactions.get().transactions(),
            shop.hubDatabase(),
            TIME_TO_PAY,
            clock,
            new HoldSender(ForkJoinPool.commonPool(), 1),
            shop.gate()),
        Thread::new,
        Runnable::run);
  }
}
