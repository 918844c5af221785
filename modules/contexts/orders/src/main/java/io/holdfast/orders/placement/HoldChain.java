package io.holdfast.orders.placement;

import io.holdfast.inventory.PreparedHold;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * The holds of a batch. They are executed one after the other in insertion order, which is the
 * global lock order; the hub, whose rows are new, is written in parallel.
 */
final class HoldChain implements AutoCloseable {
  private final Executor sender;
  private final List<PreparedHold> holds = new ArrayList<>();

  /**
   * @param sender executes the holds; with {@code Runnable::run} the calling thread does it before
   *     it writes the hub
   */
  HoldChain(Executor sender) {
    this.sender = sender;
  }

  /** Work of the calling thread in parallel. */
  @FunctionalInterface
  interface Meanwhile {
    void run() throws SQLException;
  }

  void add(PreparedHold hold) {
    holds.add(hold);
  }

  /**
   * Returns when every database has answered. If a warehouse and the hub both fail, the warehouse's
   * failure is thrown, as in sequential execution.
   */
  void send(Meanwhile hub) throws SQLException {
    FutureTask<Void> sending = new FutureTask<>(() -> holds.forEach(PreparedHold::send), null);
    offer(sending);
    try {
      hub.run();
    } finally {
      await(sending);
    }
  }

  private void offer(FutureTask<Void> sending) {
    try {
      sender.execute(sending);
    } catch (RejectedExecutionException e) {
      sending.run();
    }
  }

  /** A task that has not started is not waited for; a running statement always is. */
  private static void await(FutureTask<Void> sending) {
    sending.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          sending.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (PreparedHold hold : holds) {
      try {
        hold.close();
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
