package io.holdfast.stack.replay;

import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The clients of one phase of a run. Each takes the next ordinal, waits until it is due (open
 * model), and sends that order until it has a final answer. A late order's time counts from when it
 * was due, which avoids coordinated omission.
 */
final class ReplayClients {
  private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(30);
  private static final String ORDERS = "/api/v1/orders";
  private static final byte[] CANCELLATION =
      "{\"reason\":\"changed my mind\"}".getBytes(StandardCharsets.UTF_8);

  private final Endpoint endpoint;
  private final OrderSource source;
  private final ClientSettings shops;
  private final RunId run;
  private final AnswerJournal journal;
  private final LongAdder answered = new LongAdder();
  private final AtomicLong taken = new AtomicLong();
  private final long first;
  private long started;

  /**
   * @param first the ordinal to begin with
   */
  ReplayClients(
      Endpoint endpoint,
      OrderSource source,
      ClientSettings shops,
      RunId run,
      AnswerJournal journal,
      long first) {
    this.endpoint = endpoint;
    this.source = source;
    this.shops = shops;
    this.run = run;
    this.journal = journal;
    this.first = first;
  }

  /** Shows how many orders are answered, a few times a second, from the calling thread. */
  interface Watcher {
    void answered(long orders, double perSecond);
  }

  /** The result of a phase. */
  record Outcome(ReplayCounts tally, double seconds, long nextOrdinal) {}

  /** Sends the orders and returns when the last is answered. */
  Outcome send(Watcher watcher) throws InterruptedException {
    started = System.nanoTime();
    List<ReplayCounts> tallies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < shops.clients(); i++) {
      ReplayCounts tally = new ReplayCounts();
      tallies.add(tally);
      Thread thread = new Thread(() -> shop(tally), "shop-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    watch(threads, watcher);
    double seconds = (System.nanoTime() - started) / 1e9;
    ReplayCounts all = new ReplayCounts();
    tallies.forEach(all::add);
    return new Outcome(all, seconds, first + Math.min(taken.get(), shops.orders()));
  }

  private void watch(List<Thread> threads, Watcher watcher) throws InterruptedException {
    long lastCount = 0;
    long lastTime = started;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        thread.join(250);
        long now = System.nanoTime();
        if (now - lastTime >= TimeUnit.MILLISECONDS.toNanos(500)) {
          long count = answered.sum();
          watcher.answered(count, (count - lastCount) * 1e9 / (now - lastTime));
          lastCount = count;
          lastTime = now;
        }
      }
    }
    watcher.answered(answered.sum(), answered.sum() * 1e9 / (System.nanoTime() - started));
  }

  private void shop(ReplayCounts tally) {
    try (RetryingClient caller =
        new RetryingClient(new Wire(endpoint, SOCKET_PATIENCE), shops.patience())) {
      for (long turn = taken.getAndIncrement();
          turn < shops.orders() && !timeIsUp(due(turn));
          turn = taken.getAndIncrement()) {
        place(caller, tally, turn);
        answered.increment();
      }
      tally.repeated(caller.repetitions());
    }
  }

  /** When an order is to be sent: now in the closed model. */
  private long due(long turn) {
    return shops.ratePerSecond() == 0
        ? System.nanoTime()
        : started + (long) (turn * 1e9 / shops.ratePerSecond());
  }

  private boolean timeIsUp(long due) {
    return shops.duration() != null && due - started >= shops.duration().toNanos();
  }

  private void place(RetryingClient caller, ReplayCounts tally, long turn) {
    long ordinal = first + turn;
    String key = run.key(ordinal);
    ApiRequest call = ApiRequest.post(ORDERS, key, source.body(ordinal, shops.token(ordinal)));
    long due = due(turn);
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    try {
      ApiReply reply = caller.call(call);
      note(tally, reply, key, due);
      if (reply.isSuccess() && reply.location() != null && shops.isCancelled(ordinal)) {
        cancel(caller, tally, reply.location());
      }
    } catch (IOException broken) {
      tally.error(broken.getClass().getSimpleName());
    }
  }

  private void note(ReplayCounts tally, ApiReply reply, String key, long due) {
    long nanos = System.nanoTime() - due;
    if (reply.isSuccess() && reply.location() != null) {
      tally.accepted(nanos);
      journal.accepted(lastSegment(reply.location()), key);
    } else if (reply.status() == 409 && reply.text().contains("insufficient-stock")) {
      tally.rejectedForStock(nanos);
    } else {
      tally.error(Integer.toString(reply.status()));
    }
  }

  /** Refused if the order has ended before: its payment was declined. */
  private static void cancel(RetryingClient caller, ReplayCounts tally, String location)
      throws IOException {
    ApiReply reply = caller.call(ApiRequest.post(location + "/cancellation", null, CANCELLATION));
    if (!reply.isSuccess() && reply.status() != 409) {
      tally.error("cancellation " + reply.status());
    }
  }

  private static String lastSegment(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
