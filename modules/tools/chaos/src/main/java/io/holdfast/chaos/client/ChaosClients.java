package io.holdfast.chaos.client;

import io.holdfast.chaos.catalog.ChaosCatalog;
import io.holdfast.chaos.catalog.OrderGenerator;
import io.holdfast.chaos.journal.OrderJournal;
import io.holdfast.stack.load.http.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All clients of a cycle. */
public final class ChaosClients {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  /**
   * Starts the clients.
   *
   * @param name prefix of all their keys, never used before
   * @param seed seed of their random orders
   */
  public ChaosClients(
      int clients,
      Endpoint shop,
      ChaosCatalog goods,
      OrderJournal journal,
      String name,
      long seed) {
    for (int i = 0; i < clients; i++) {
      Random random = new Random(seed * 31 + i);
      ChaosClient client =
          new ChaosClient(
              shop, new OrderGenerator(goods, random), journal, name + "-" + i, random, () -> open);
      Thread thread = new Thread(client, "client-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Stops the clients; returns when each has an answer to its last request or has given up. */
  public void sendHome() throws InterruptedException {
    open = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      if (thread.isAlive()) {
        throw new IllegalStateException(thread.getName() + " does not go home");
      }
    }
  }
}
