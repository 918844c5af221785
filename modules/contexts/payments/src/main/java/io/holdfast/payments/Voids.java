package io.holdfast.payments;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.record.DueVoids;
import io.holdfast.payments.record.DueVoids.DueVoid;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Voids authorisations of orders that ended. The call is made first, without a transaction, and
 * recorded afterwards; after a crash between the two it is repeated, which is idempotent.
 */
@Singleton
public final class Voids {
  private static final System.Logger LOG = System.getLogger(Voids.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BATCH_SIZE = 100;

  private final PaymentGateway gateway;
  private final DueVoids due;

  /** Those whose refusal is logged; they are tried again in each round. */
  private final Set<OrderId> refused = new HashSet<>();

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public Voids(PaymentGateway gateway, DueVoids due) {
    this.gateway = gateway;
    this.due = due;
  }

  void start(@Observes Startup event, ServerThreads threads) {
    threads.factory().newThread(this::run).start();
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      voidAllDue();
    } catch (RuntimeException e) {
      // Retried after the pause; due voids stay due.
      LOG.log(System.Logger.Level.INFO, "voiding was interrupted: " + e.getMessage());
    }
  }

  /**
   * Voids what is due now, the oldest orders first.
   *
   * @return how many were voided
   * @throws RuntimeException if the provider or the hub gave no answer; completed voids are
   *     recorded
   */
  int voidAllDue() {
    int voided = 0;
    OrderId last = null;
    List<DueVoid> some;
    do {
      some = due.list(last, BATCH_SIZE);
      voided += voidSome(some);
      last = some.isEmpty() ? last : some.get(some.size() - 1).order();
    } while (some.size() == BATCH_SIZE && stopped.getCount() > 0);
    return voided;
  }

  /**
   * A void that the provider refuses stays due, is reported by the audit, and does not block the
   * others.
   */
  private int voidSome(List<DueVoid> some) {
    List<DueVoid> done = new ArrayList<>();
    try {
      for (DueVoid one : some) {
        if (isVoided(one)) {
          done.add(one);
        }
      }
    } finally {
      due.voided(done);
    }
    return done.size();
  }

  private boolean isVoided(DueVoid one) {
    if (one.minorUnits() == 0) {
      // An amount of zero was never sent to the provider.
      return true;
    }
    try {
      gateway.voidAuthorisation(one.order(), one.authorisationId());
      refused.remove(one.order());
      return true;
    } catch (UnavailableException e) {
      throw e;
    } catch (IllegalStateException e) {
      if (refused.add(one.order())) {
        LOG.log(System.Logger.Level.WARNING, "order " + one.order() + ": " + e.getMessage());
      }
      return false;
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
