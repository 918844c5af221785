package io.holdfast.orders.placement;

import java.util.concurrent.Executor;

/**
 * Who sends to the warehouses while the lane's own thread writes the hub.
 *
 * @param executor may refuse; then the lane's thread does it
 * @param worthwhile how large the product of its holds and its warehouses must be: below that,
 *     waking somebody costs more than is gained
 */
public record HoldSender(Executor executor, int worthwhile) {
  Executor forBatchOf(int holds, int warehouses) {
    return holds * warehouses < worthwhile ? Runnable::run : executor;
  }
}
