package io.holdfast.orders.placement;

import java.util.concurrent.Executor;

/**
 * Who sends to the warehouses while the lane's own thread writes the hub.
 *
 * @param executor may refuse; then the lane's thread does it
 * @param worthwhile how many holds a batch must have: with fewer, waking somebody costs more than
 *     is gained
 */
public record HoldSender(Executor executor, int worthwhile) {
  Executor forBatchOf(int holds) {
    return holds < worthwhile ? Runnable::run : executor;
  }
}
