package io.holdfast.batching;

import java.util.List;

/**
 * Executes a batch of commands in one transaction.
 *
 * @param <C> command
 * @param <R> answer
 */
@FunctionalInterface
public interface BatchWork<C, R> {
  /**
   * @param batch at least one command, in order of arrival
   * @return one answer for each command, in the same order
   * @throws io.holdfast.kernel.ConflictException if nothing was changed and the batch may be tried
   *     again as it is
   * @throws RuntimeException if nothing was changed; the lane then tries the commands one by one to
   *     isolate the failing one
   */
  List<R> handle(List<C> batch);
}
