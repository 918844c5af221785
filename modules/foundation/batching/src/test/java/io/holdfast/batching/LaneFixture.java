package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** A lane that records its batches. */
abstract class LaneFixture {
  static final int FIRST = 0;

  final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  final CountDownLatch working = new CountDownLatch(1);
  final CountDownLatch goOn = new CountDownLatch(1);
  Lane<Integer, String> lane;

  @AfterEach
  void close() {
    goOn.countDown();
    lane.close();
  }

  /** A lane whose first command blocks the worker until the test releases it. */
  void laneOf(LaneLimits limits, Function<List<Integer>, List<String>> work) {
    BatchWork<Integer, String> recorded =
        batch -> {
          if (batch.equals(List.of(FIRST))) {
            hold();
            return List.of("0 done");
          }
          batches.add(List.copyOf(batch));
          return work.apply(batch);
        };
    lane = new Lane<>("test", limits, recorded, Thread::new, Runnable::run);
  }

  void hold() {
    working.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Queues commands while the worker is blocked, then releases the worker. */
  List<CompletableFuture<String>> submitWhileBusy(int size) throws InterruptedException {
    lane.submit(FIRST);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<String>> answers =
        IntStream.rangeClosed(1, size).mapToObj(lane::submit).toList();
    goOn.countDown();
    return answers;
  }

  static List<String> done(List<Integer> batch) {
    return batch.stream().map(i -> i + " done").toList();
  }

  static void join(List<CompletableFuture<String>> answers) {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .handle((all, failure) -> null)
        .join();
  }
}
