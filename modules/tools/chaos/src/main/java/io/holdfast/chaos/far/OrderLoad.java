package io.holdfast.chaos.far;

import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.replay.OrderSource;
import io.holdfast.stack.replay.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Sends orders from some clients until a time or a number is reached. */
final class OrderLoad {
  private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Endpoint shop;
  private final OrderSource orders;
  private final double perSecond;
  private final long most;
  private final RunId run = RunId.random();
  private final AtomicLong taken = new AtomicLong();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final long started = System.nanoTime();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * Starts the clients.
   *
   * @param perSecond orders due per second; 0: each client sends its next when the last is answered
   * @param most orders at most
   */
  OrderLoad(Endpoint shop, OrderSource orders, int clients, double perSecond, long most) {
    this.shop = shop;
    this.orders = orders;
    this.perSecond = perSecond;
    this.most = most;
    for (int i = 0; i < clients; i++) {
      Thread client = new Thread(this::send, "client-" + i);
      client.setDaemon(true);
      this.clients.add(client);
      client.start();
    }
  }

  private void send() {
    try (RetryingClient client = new RetryingClient(new Wire(shop, SOCKET_PATIENCE), PATIENCE)) {
      for (long turn = taken.getAndIncrement();
          turn < most && !stopped;
          turn = taken.getAndIncrement()) {
        awaitTurn(turn);
        if (!stopped) {
          send(client, turn);
        }
      }
    }
  }

  private void send(RetryingClient client, long turn) {
    try {
      ApiReply reply =
          client.call(
              ApiRequest.post("/api/v1/orders", run.key(turn), orders.body(turn, "tok_ok")));
      (reply.isSuccess() ? accepted : failed).increment();
    } catch (IOException broken) {
      failed.increment();
    }
  }

  private void awaitTurn(long turn) {
    if (perSecond > 0) {
      long due = started + (long) (turn * 1e9 / perSecond);
      for (long wait = due - System.nanoTime();
          wait > 0 && !stopped;
          wait = due - System.nanoTime()) {
        LockSupport.parkNanos(Math.min(wait, 50_000_000));
      }
    }
  }

  /** Orders accepted so far. */
  long accepted() {
    return accepted.sum();
  }

  /** Orders without a proper answer so far. */
  long failed() {
    return failed.sum();
  }

  /** Waits until every order is answered. */
  void await() throws InterruptedException {
    for (Thread client : clients) {
      client.join();
    }
  }

  /** Sends no more, and waits for the last answers. */
  void stop() throws InterruptedException {
    stopped = true;
    await();
  }
}
