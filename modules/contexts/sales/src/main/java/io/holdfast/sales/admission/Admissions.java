package io.holdfast.sales.admission;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.sales.AdmissionInput;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Admits the visitors of all open sales, one server at a time for each. */
@Singleton
public final class Admissions {
  private static final System.Logger LOG = System.getLogger(Admissions.class.getName());

  /** Another server goes on after this long. */
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final SaleBook book;
  private final SaleRetention retention;
  private final AdmissionRows rows;
  private final Duration interval;
  private final Map<String, SaleAdmission> admissions = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private String trouble = "";

  @Inject
  public Admissions(
      SaleBook book,
      HubDatabase hub,
      @ConfigProperty(name = "holdfast.sales.interval") Duration interval,
      @ConfigProperty(name = "holdfast.sales.retention") Duration retention) {
    this.book = book;
    this.retention = new SaleRetention(hub, retention);
    this.rows = new AdmissionRows(hub, UUID.randomUUID(), LEASE);
    this.interval = interval;
  }

  /** Begins to admit. */
  public void start(AdmissionInput input, ServerThreads threads) {
    threads.factory().newThread(() -> run(input)).start();
  }

  private void run(AdmissionInput input) {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        round(input);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round(AdmissionInput input) {
    try {
      tick(input);
      retention.maintain();
      trouble = "";
    } catch (RuntimeException e) {
      // Repeated after the pause; logged when the reason is a new one.
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(trouble)) {
        LOG.log(System.Logger.Level.INFO, "admission was interrupted: " + reason);
      }
      trouble = reason;
    }
  }

  /** Admits what is due now in each open sale; one that fails does not stop the others. */
  public void tick(AdmissionInput input) {
    KnownSales known = book.current();
    boolean moved = false;
    RuntimeException failure = null;
    for (LiveSale sale : known.all()) {
      try {
        moved |= tick(sale, known, input);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (moved) {
      book.refresh();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean tick(LiveSale sale, KnownSales known, AdmissionInput input) {
    if (sale.isClosedAt(known.now())) {
      admissions.remove(sale.id());
      return false;
    }
    return !known.now().isBefore(sale.terms().opensAt())
        && admissions
            .computeIfAbsent(sale.id(), id -> new SaleAdmission(rows, input))
            .tick(sale, known);
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
