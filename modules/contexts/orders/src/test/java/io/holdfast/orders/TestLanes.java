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

/** Lanes of a shop that are less patient, or have another clock, than those it runs by itself. */
public final class TestLanes {
  /** How long their orders may stay unpaid. */
  public static final Duration TIME_TO_PAY = Duration.ofMinutes(5);

  private TestLanes() {}

  /** A lane for placing, to be closed by the caller. */
  public static Lane<Placement, PlacementResult> placement(
      OrdersFixture shop, int attempts, Clock clock) {
    return new Lane<>(
        "placement",
        new LaneLimits(100, 50, attempts),
        new BatchPlacement(
            shop.catalog(),
            shop.stock(),
            shop.reservations(),
            new Sourcing(List.of("nearest-single")),
            TestTransactions.get().transactions(),
            shop.hubDatabase(),
            TIME_TO_PAY,
            clock,
            new HoldSender(ForkJoinPool.commonPool(), 1)),
        Thread::new,
        Runnable::run);
  }
}
