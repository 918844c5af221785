package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lane that may execute a command in the calling thread. */
@Timeout(20)
class CallerTest {
  private static final int HOLDS_UP = 0;

  private final Map<Integer, Thread> doers = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Lane<Integer, Integer> lane =
      new Lane<>("test", new LaneLimits(5000, 16, 1), this::work, Thread::new, Runnable::run);

  @AfterEach
  void close() {
    goOn.countDown();
    lane.close();
  }

  private List<Integer> work(List<Integer> batch) {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    batch.forEach(command -> doers.put(command, Thread.currentThread()));
    if (batch.contains(HOLDS_UP)) {
      working.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    underWay.decrementAndGet();
    return batch;
  }

  @Test
  void a_lone_caller_executes_the_command_and_has_the_answer_on_return() {
    CompletableFuture<Integer> answer = lane.submitOrDo(7);

    assertThat(answer).isCompletedWithValue(7);
    assertThat(doers).containsEntry(7, Thread.currentThread());
  }

  @Test
  void while_the_worker_is_busy_others_wait_in_the_lane_and_give_their_thread_back()
      throws Exception {
    lane.submit(HOLDS_UP);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Integer> answer = lane.submitOrDo(7);

    assertThat(answer).isNotDone();
    goOn.countDown();
    assertThat(answer.join()).isEqualTo(7);
    assertThat(doers.get(7)).isNotEqualTo(Thread.currentThread());
  }

  @Test
  void while_a_caller_executes_a_command_worker_and_other_callers_wait() throws Exception {
    ExecutorService alone = Executors.newSingleThreadExecutor();
    try {
      alone.submit(() -> lane.submitOrDo(HOLDS_UP));
      assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Integer> first = lane.submitOrDo(7);
      CompletableFuture<Integer> second = lane.submit(8);

      assertThat(first).isNotDone();
      goOn.countDown();
      assertThat(List.of(first.join(), second.join())).containsExactly(7, 8);
      assertThat(doers.get(7)).isEqualTo(doers.get(8)).isNotEqualTo(doers.get(HOLDS_UP));
    } finally {
      alone.shutdownNow();
    }
  }

  @Test
  void after_concurrent_commands_the_worker_continues_until_a_command_arrives_alone()
      throws Exception {
    lane.submit(HOLDS_UP);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Integer> one = lane.submit(1);
    CompletableFuture<Integer> other = lane.submit(2);
    goOn.countDown();
    one.join();
    other.join();

    lane.submitOrDo(3).join();
    assertThat(doers.get(3)).isEqualTo(doers.get(1)).isNotEqualTo(Thread.currentThread());

    int next = 4;
    while (doers.get(next - 1) != Thread.currentThread()) {
      lane.submitOrDo(next++).join();
    }
  }

  @Test
  void concurrent_callers_each_get_an_answer_and_no_two_batches_run_at_once() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<CompletableFuture<Integer>>> asked = new ArrayList<>();
      for (int i = 1; i <= 4000; i++) {
        int command = i;
        asked.add(CompletableFuture.supplyAsync(() -> lane.submitOrDo(command), callers));
      }
      for (int i = 1; i <= 4000; i++) {
        assertThat(asked.get(i - 1).join().join()).isEqualTo(i);
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(mostUnderWay).hasValue(1);
    assertThat(doers).hasSize(4000);
  }

  @Test
  void a_closed_lane_refuses_a_lone_caller_too() {
    lane.close();

    assertThatThrownBy(() -> lane.submitOrDo(7)).isInstanceOf(UnavailableException.class);
    assertThat(doers).isEmpty();
  }
}
