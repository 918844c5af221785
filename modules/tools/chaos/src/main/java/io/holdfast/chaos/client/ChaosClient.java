package io.holdfast.chaos.client;

import io.holdfast.chaos.catalog.OrderGenerator;
import io.holdfast.chaos.journal.OrderJournal;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One client. It places orders and repeats each a few times while unanswered; sometimes it repeats
 * an answered one, and sometimes it closes the connection before the answer.
 */
final class ChaosClient implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_HANG_UP_MILLIS = 25;
  private static final int ATTEMPTS = 4;
  private static final int REMEMBERED = 30;
  private static final int REPEATS_TO = 10;
  private static final int HANG_UPS_TO = 18;

  private final Endpoint shop;
  private final OrderGenerator orders;
  private final OrderJournal journal;
  private final String name;
  private final Random random;
  private final BooleanSupplier open;
  private final Deque<RecordedOrder> settled = new ArrayDeque<>();
  private long count;

  ChaosClient(
      Endpoint shop,
      OrderGenerator orders,
      OrderJournal journal,
      String name,
      Random random,
      BooleanSupplier open) {
    this.shop = shop;
    this.orders = orders;
    this.journal = journal;
    this.name = name;
    this.random = random;
    this.open = open;
  }

  @Override
  public void run() {
    try (Wire wire = new Wire(shop, PATIENCE)) {
      while (open.getAsBoolean()) {
        think(30, 120);
        int draw = random.nextInt(100);
        if (draw < REPEATS_TO && !settled.isEmpty()) {
          ask(wire, earlier());
        } else if (draw < HANG_UPS_TO) {
          hangUp(wire, next());
        } else {
          buy(wire, next());
        }
      }
    }
  }

  private RecordedOrder next() {
    return journal.open(name + "-" + count++, orders.next());
  }

  private void buy(Wire wire, RecordedOrder purchase) {
    for (int attempt = 1; attempt <= ATTEMPTS && open.getAsBoolean(); attempt++) {
      if (ask(wire, purchase).isFinal()) {
        remember(purchase);
        return;
      }
      think(50 * attempt, 200 * attempt);
    }
  }

  /**
   * Every other time the same order is sent again immediately, while the first request may be in
   * progress.
   */
  private void hangUp(Wire wire, RecordedOrder purchase) {
    Duration patience = Duration.ofMillis(1 + random.nextInt(LONGEST_HANG_UP_MILLIS));
    try (Wire impatient = new Wire(shop, patience)) {
      ask(impatient, purchase);
    }
    if (random.nextBoolean()) {
      buy(wire, purchase);
    }
  }

  private RecordedAnswer ask(Wire wire, RecordedOrder purchase) {
    return OrderRequest.ask(wire, journal, purchase);
  }

  /** One of those answered before, the oldest first. */
  private RecordedOrder earlier() {
    RecordedOrder oldest = settled.removeFirst();
    settled.addLast(oldest);
    return oldest;
  }

  private void remember(RecordedOrder purchase) {
    settled.addLast(purchase);
    if (settled.size() > REMEMBERED) {
      settled.removeFirst();
    }
  }

  private void think(int from, int toMillis) {
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(from + (long) random.nextInt(toMillis - from)));
  }
}
