package io.holdfast.orders.placement;

import java.util.concurrent.Executor;

/**
 * Executes the warehouse statements while the lane's own thread writes the hub.
 *
 * @param executor may reject the task; the lane's thread then does the work
 * @param worthwhile minimum product of holds and warehouses; below it, the thread switch costs more
 *     than it gains
 */
public record HoldSender(Executor executor, int worthwhile) {
  Executor forBatchOf(int holds, int warehouses) {
    return holds * warehouses < worthwhile ? Runnable::run : executor;
  }
}
