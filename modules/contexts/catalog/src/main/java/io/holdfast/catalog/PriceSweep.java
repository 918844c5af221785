package io.holdfast.catalog;

import io.holdfast.cluster.LeaseLock;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks for prices that have come into force. Orders are placed at them at once, whether this was
 * done or not; lists and caches show them afterwards.
 */
@Singleton
public final class PriceSweep {
  /** Products in one transaction. */
  static final int AT_ONCE = 500;

  private static final System.Logger LOG = System.getLogger(PriceSweep.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(20);

  private final ProductPrices prices;
  private final LeaseLock lock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public PriceSweep(ProductPrices prices, HubDatabase hub) {
    this.prices = prices;
    this.lock = hub.lock("price-sweep", LEASE);
  }

  void start(@Observes Startup event, ServerThreads threads) {
    threads.factory().newThread(this::run).start();
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (lock.acquire()) {
          sweep();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    try {
      while (prices.apply() == AT_ONCE && stopped.getCount() > 0 && lock.acquire()) {
        LOG.log(System.Logger.Level.DEBUG, "more prices have come into force");
      }
    } catch (RuntimeException e) {
      // Tried again after the pause.
      LOG.log(System.Logger.Level.INFO, "prices that begin were not shown: {0}", e.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
