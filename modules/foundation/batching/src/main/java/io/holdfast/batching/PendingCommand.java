package io.holdfast.batching;

import java.util.concurrent.CompletableFuture;

/** A command and the one who waits for its answer. */
record PendingCommand<C, R>(C command, CompletableFuture<R> answer) {}
