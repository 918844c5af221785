package io.holdfast.fulfilment.worker;

import io.holdfast.fulfilment.Carrier;
import io.holdfast.fulfilment.DispatchOutcome;
import io.holdfast.fulfilment.FulfilmentTerms;
import io.holdfast.fulfilment.record.Claim;
import io.holdfast.fulfilment.record.ShipmentWork;
import io.holdfast.fulfilment.record.WorkSignal;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Takes shipments that are due and does what is to be done with them. A lease keeps other workers
 * away; that nothing is done twice rests on the versions of the rows and on the carrier's keys.
 */
public final class ShipmentWorker implements Runnable {
  private static final System.Logger LOG = System.getLogger(ShipmentWorker.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int BATCH_SIZE = 256;
  private static final int MOST_UNDER_WAY = 1024;

  /** From then on a parcel is labelled alone: it may be what its batch fails for. */
  private static final int ALONE_FROM = 4;

  private final ShipmentWork work;
  private final Labelling labelling;
  private final DispatchLane dispatch;
  private final FulfilmentTerms terms;
  private final Executor executor;
  private final WorkSignal signal;
  private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
  private volatile boolean stopped;

  public ShipmentWorker(
      ShipmentWork work,
      Labelling labelling,
      DispatchLane dispatch,
      FulfilmentTerms terms,
      Executor executor,
      WorkSignal signal) {
    this.work = work;
    this.labelling = labelling;
    this.dispatch = dispatch;
    this.terms = terms;
    this.executor = executor;
    this.signal = signal;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        if (round() == 0) {
          signal.await(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int round() {
    try {
      return takeSome();
    } catch (RuntimeException e) {
      // Retried after the pause; what is due stays due.
      LOG.log(Level.INFO, "work on shipments was interrupted: " + e.getMessage());
      return 0;
    }
  }

  /**
   * Takes what is due, at most one batch, and starts the work on it.
   *
   * @return how many shipments were taken
   */
  int takeSome() {
    List<Claim> claims = work.claim(Math.min(BATCH_SIZE, free.availablePermits()));
    List<Claim> labels = new ArrayList<>();
    List<Claim> voids = new ArrayList<>();
    for (Claim claim : claims) {
      free.acquireUninterruptibly();
      switch (claim.task()) {
        case LABEL -> labels.add(claim);
        case VOID -> voids.add(claim);
        case DISPATCH -> dispatch(claim.id(), claim.version());
      }
    }
    chunks(labels).forEach(chunk -> start(chunk, () -> label(chunk)));
    voids.forEach(claim -> start(List.of(claim), () -> voidLabel(claim)));
    return claims.size();
  }

  private static List<List<Claim>> chunks(List<Claim> labels) {
    List<List<Claim>> chunks = new ArrayList<>();
    List<Claim> together = new ArrayList<>();
    for (Claim claim : labels) {
      if (claim.attempts() >= ALONE_FROM) {
        chunks.add(List.of(claim));
      } else {
        together.add(claim);
      }
    }
    for (int i = 0; i < together.size(); i += Carrier.MOST_LABELS) {
      chunks.add(together.subList(i, Math.min(together.size(), i + Carrier.MOST_LABELS)));
    }
    return chunks;
  }

  /** If the executor refuses, the leases end by themselves. */
  private void start(List<Claim> claims, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "work on shipments was refused: " + e.getMessage());
      free.release(claims.size());
    }
  }

  private void label(List<Claim> claims) {
    int handedOn = 0;
    try {
      Map<UUID, Integer> labelled = labelling.label(claims);
      if (terms.isAutomatic()) {
        handedOn = labelled.size();
        labelled.forEach(this::dispatch);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "labels are not recorded: " + e.getMessage());
    } finally {
      free.release(claims.size() - handedOn);
    }
  }

  private void voidLabel(Claim claim) {
    try {
      labelling.cancel(claim);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "a label is not voided: " + e.getMessage());
    } finally {
      free.release();
    }
  }

  private void dispatch(UUID id, int version) {
    try {
      CompletableFuture<DispatchOutcome> outcome = dispatch.dispatch(id, version);
      outcome.whenComplete((result, failure) -> finish(id, version, result));
    } catch (RuntimeException e) {
      // The queue is full: the lease ends by itself.
      free.release();
    }
  }

  /** What failed or was postponed is tried again after a pause. */
  private void finish(UUID id, int version, DispatchOutcome result) {
    try {
      if (result == null || result instanceof DispatchOutcome.Postponed) {
        work.postponed(Map.of(id, version));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "shipment " + id + " waits for its lease to end: " + e.getMessage());
    } finally {
      free.release();
    }
  }

  /** Ends the loop; what is under way is finished or taken over when its lease ends. */
  public void stop() {
    stopped = true;
    signal.signal();
  }
}
