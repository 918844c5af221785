package io.holdfast.receiving.pull;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.receiving.NoticePage;
import io.holdfast.receiving.Supplier;
import io.holdfast.receiving.book.Announcements;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pulls notices from the supplier on a schedule and announces them; one server at a time. */
@Singleton
public final class NoticePulls {
  private static final System.Logger LOG = System.getLogger(NoticePulls.class.getName());
  private static final String FEED = "notices";
  private static final int NOTICES_A_PAGE = 100;
  private static final int PAGES_A_ROUND = 100;

  /** Longer than a call with its retries; another server goes on after this long. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Supplier supplier;
  private final SupplierFeed feed;
  private final PulledNotices pulled;
  private final boolean enabled;
  private final Duration interval;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private String trouble = "";

  /**
   * @param enabled whether there is a supplier to pull from
   * @param interval ISO 8601 duration between two rounds
   */
  @Inject
  public NoticePulls(
      Supplier supplier,
      HubDatabase hub,
      Announcements announcements,
      Transactions transactions,
      Validator validator,
      @ConfigProperty(name = "holdfast.receiving.pull") boolean enabled,
      @ConfigProperty(name = "holdfast.receiving.pull-interval") Duration interval) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("holdfast.receiving.pull-interval is positive");
    }
    this.supplier = supplier;
    this.feed = new SupplierFeed(hub, FEED, LEASE);
    this.pulled = new PulledNotices(hub, announcements, transactions, validator);
    this.enabled = enabled;
    this.interval = interval;
  }

  void start(@Observes Startup event, ServerThreads threads) {
    if (enabled) {
      threads.factory().newThread(this::run).start();
    }
  }

  private void run() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        safely(this::round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void safely(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      // Tried again after the pause, from the stored cursor; logged when the reason is a new one.
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(trouble)) {
        LOG.log(System.Logger.Level.INFO, "pulling notices was interrupted: " + reason);
      }
      trouble = reason;
    }
  }

  /**
   * One round: pulls from the stored cursor on, and announces what was pulled now or earlier, also
   * while the supplier is away.
   *
   * @return the number of pages; 0 while another server pulls
   */
  int round() {
    Optional<String> cursor = feed.hold();
    if (cursor.isEmpty()) {
      return 0;
    }
    try {
      return pull(cursor.get());
    } finally {
      pulled.announceAll();
    }
  }

  private int pull(String from) {
    String cursor = from;
    int pages = 0;
    boolean more = true;
    while (more && pages < PAGES_A_ROUND && stopped.getCount() > 0) {
      NoticePage page = supplier.notices(cursor, NOTICES_A_PAGE);
      more = feed.store(cursor, page) && page.more() && page.next() != null;
      cursor = page.next();
      pages++;
    }
    return pages;
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
