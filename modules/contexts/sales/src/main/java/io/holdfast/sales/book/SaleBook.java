package io.holdfast.sales.book;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The sales as this server knows them. One thread reads them at an interval, so that tickets are
 * polled without a database; what must not be decided on old data asks for a new reading.
 */
@Singleton
public final class SaleBook {
  private static final System.Logger LOG = System.getLogger(SaleBook.class.getName());
  private static final Duration INTERVAL_WITHOUT_SALES = Duration.ofSeconds(1);

  /** Readings on request are at least so far apart. */
  private static final Duration YOUNG = Duration.ofMillis(50);

  /** Look-ups of old and unknown sales at once; anybody may ask for them. */
  private static final int LOOK_UPS = 4;

  private final SaleRows rows;
  private final KeyRotation rotation;
  private final Duration interval;
  private final Semaphore lookUps = new Semaphore(LOOK_UPS);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Consumer<KnownSales>> listeners = new CopyOnWriteArrayList<>();
  private volatile KnownSales known;
  private String trouble = "";

  @Inject
  public SaleBook(
      HubDatabase hub,
      @ConfigProperty(name = "holdfast.sales.interval") Duration interval,
      @ConfigProperty(name = "holdfast.sales.key-lifetime") Duration keyLifetime) {
    if (interval.toMillis() < 1 || keyLifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("holdfast.sales.interval and .key-lifetime are positive");
    }
    this.rows = new SaleRows(hub);
    this.rotation = new KeyRotation(hub, keyLifetime);
    this.interval = interval;
  }

  void start(@Observes Startup event, ServerThreads threads) {
    threads.factory().newThread(this::run).start();
  }

  /**
   * What was read last.
   *
   * @throws UnavailableException if nothing was yet, and the hub cannot be reached
   */
  public KnownSales current() {
    KnownSales last = known;
    return last == null ? refresh() : last;
  }

  /** What is in the hub now. */
  public synchronized KnownSales refresh() {
    KnownSales read = rows.read(known);
    if (rotation.rotate(read.keys(), read.now())) {
      read = rows.read(known);
    }
    known = read;
    return read;
  }

  /** What was in the hub a moment ago. */
  public KnownSales recent() {
    KnownSales last = known;
    if (last != null && last.age().compareTo(YOUNG) < 0) {
      return last;
    }
    synchronized (this) {
      last = known;
      return last != null && last.age().compareTo(YOUNG) < 0 ? last : refresh();
    }
  }

  /**
   * A sale of any age.
   *
   * @throws UnavailableException if too many unknown ones are looked for
   */
  public Optional<LiveSale> find(String id) {
    Optional<LiveSale> live = current().find(id);
    if (live.isPresent()) {
      return live;
    }
    if (!lookUps.tryAcquire()) {
      throw new UnavailableException("too many unknown sales are looked for");
    }
    try {
      return rows.find(id);
    } finally {
      lookUps.release();
    }
  }

  /** Calls back after each reading of the interval, on its thread. */
  public void listen(Consumer<KnownSales> listener) {
    listeners.add(listener);
  }

  private void run() {
    try {
      while (!stopped.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    KnownSales last = known;
    return last != null && last.areOver() ? INTERVAL_WITHOUT_SALES : interval;
  }

  private void round() {
    try {
      KnownSales read = refresh();
      listeners.forEach(listener -> listener.accept(read));
      trouble = "";
    } catch (RuntimeException e) {
      // Read again after the pause; logged when the reason is a new one.
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(trouble)) {
        LOG.log(System.Logger.Level.INFO, "reading sales was interrupted: " + reason);
      }
      trouble = reason;
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
