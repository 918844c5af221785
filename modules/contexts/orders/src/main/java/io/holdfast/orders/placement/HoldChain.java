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
 * The holds of a batch. They are sent to the warehouses one after the other, in the order in which
 * they were added, so that all who touch the same stock wait for each other in one order; the hub,
 * whose rows are new, is written meanwhile.
 */
final class HoldChain implements AutoCloseable {
  private final Executor sender;
  private final List<PreparedHold> holds = new ArrayList<>();

  /**
   * @param sender sends them; the calling thread itself, before it writes the hub, if it is {@code
   *     Runnable::run}
   */
  HoldChain(Executor sender) {
    this.sender = sender;
  }

  /** What the calling thread does meanwhile. */
  @FunctionalInterface
  interface Meanwhile {
    void run() throws SQLException;
  }

  void add(PreparedHold hold) {
    holds.add(hold);
  }

  /**
   * Returns when every database has answered. If a warehouse and the hub refuse, the warehouse's
   * word is passed on, as if the hub had come after it.
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

  /** A sender that did not come is not waited for; a statement under way always is. */
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
