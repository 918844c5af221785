package io.holdfast.chaos.shop;

import io.holdfast.chaos.goods.Errands;
import io.holdfast.chaos.journal.Answer;
import io.holdfast.chaos.journal.Journal;
import io.holdfast.chaos.journal.Purchase;
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
 * One client. Mostly it places an order and repeats it a few times while it is not answered;
 * sometimes it repeats one that was answered, and sometimes it hangs up before the answer.
 */
final class Shopper implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_HANG_UP_MILLIS = 25;
  private static final int ATTEMPTS = 4;
  private static final int REMEMBERED = 30;
  private static final int REPEATS_TO = 10;
  private static final int HANG_UPS_TO = 18;

  private final Endpoint shop;
  private final Errands errands;
  private final Journal journal;
  private final String name;
  private final Random random;
  private final BooleanSupplier open;
  private final Deque<Purchase> settled = new ArrayDeque<>();
  private long count;

  Shopper(
      Endpoint shop,
      Errands errands,
      Journal journal,
      String name,
      Random random,
      BooleanSupplier open) {
    this.shop = shop;
    this.errands = errands;
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

  private Purchase next() {
    return journal.open(name + "-" + count++, errands.next());
  }

  private void buy(Wire wire, Purchase purchase) {
    for (int attempt = 1; attempt <= ATTEMPTS && open.getAsBoolean(); attempt++) {
      if (ask(wire, purchase).isFinal()) {
        remember(purchase);
        return;
      }
      think(50 * attempt, 200 * attempt);
    }
  }

  /** Every other time the same order is sent again at once, while the first may be under way. */
  private void hangUp(Wire wire, Purchase purchase) {
    Duration patience = Duration.ofMillis(1 + random.nextInt(LONGEST_HANG_UP_MILLIS));
    try (Wire impatient = new Wire(shop, patience)) {
      ask(impatient, purchase);
    }
    if (random.nextBoolean()) {
      buy(wire, purchase);
    }
  }

  private Answer ask(Wire wire, Purchase purchase) {
    return Asking.ask(wire, journal, purchase);
  }

  /** One of those answered before, the oldest first. */
  private Purchase earlier() {
    Purchase oldest = settled.removeFirst();
    settled.addLast(oldest);
    return oldest;
  }

  private void remember(Purchase purchase) {
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
