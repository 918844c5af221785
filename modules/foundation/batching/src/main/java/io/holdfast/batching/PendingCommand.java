package io.holdfast.batching;

import java.util.concurrent.CompletableFuture;

/**
 * A queued command and the future of its answer.
 *
 * @param submittedAt by {@link System#nanoTime()}
 */
record PendingCommand<C, R>(C command, CompletableFuture<R> answer, long submittedAt) {
  PendingCommand(C command) {
    this(command, new CompletableFuture<>(), System.nanoTime());
  }
}
