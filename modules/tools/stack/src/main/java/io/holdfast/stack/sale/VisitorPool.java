package io.holdfast.stack.sale;

import io.holdfast.stack.load.http.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** A few threads that act for many visitors, each when it is due. */
final class VisitorPool {
  private final Supplier<Visits> connections;
  private final int threads;
  private final PriorityQueue<Visitor> waiting = new PriorityQueue<>();
  private int acting;

  VisitorPool(Endpoint server, String sale, List<String> skus, SaleTotals totals, int threads) {
    this.connections = () -> new Visits(server, sale, skus, totals);
    this.threads = threads;
  }

  /**
   * Acts until no visitor goes on.
   *
   * @param step returns whether the visitor is to act again when it is due
   */
  void run(Collection<Visitor> visitors, BiPredicate<Visits, Visitor> step)
      throws InterruptedException {
    synchronized (waiting) {
      waiting.addAll(visitors);
    }
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(() -> work(step), "visitors-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private void work(BiPredicate<Visits, Visitor> step) {
    try (Visits visits = connections.get()) {
      for (Visitor visitor = next(); visitor != null; visitor = next()) {
        boolean again = step.test(visits, visitor);
        synchronized (waiting) {
          acting--;
          if (again) {
            waiting.add(visitor);
          }
          waiting.notifyAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next visitor when it is due; null when none is left. */
  private Visitor next() throws InterruptedException {
    synchronized (waiting) {
      while (!waiting.isEmpty() || acting > 0) {
        if (waiting.isEmpty()) {
          waiting.wait();
          continue;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(waiting.peek().due - System.nanoTime());
        if (millis <= 0) {
          acting++;
          return waiting.poll();
        }
        waiting.wait(millis);
      }
      waiting.notifyAll();
      return null;
    }
  }

  /** How many have not finished. */
  int left() {
    synchronized (waiting) {
      return waiting.size() + acting;
    }
  }
}
