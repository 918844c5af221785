package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class LaneTest {
  private static final int FIRST = 0;

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Lane<Integer, String> lane;

  @AfterEach
  void close() {
    goOn.countDown();
    lane.close();
  }

  /** A lane whose first command blocks the worker until the test releases it. */
  private void laneOf(LaneLimits limits, Function<List<Integer>, List<String>> work) {
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

  private void hold() {
    working.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Queues commands while the worker is blocked, then releases the worker. */
  private List<CompletableFuture<String>> submitWhileBusy(int size) throws InterruptedException {
    lane.submit(FIRST);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<String>> answers =
        IntStream.rangeClosed(1, size).mapToObj(lane::submit).toList();
    goOn.countDown();
    return answers;
  }

  private static List<String> done(List<Integer> batch) {
    return batch.stream().map(i -> i + " done").toList();
  }

  private static void join(List<CompletableFuture<String>> answers) {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .handle((all, failure) -> null)
        .join();
  }

  @Test
  void concurrent_commands_share_one_batch_and_each_gets_its_own_answer() throws Exception {
    laneOf(new LaneLimits(100, 50, 3), LaneTest::done);

    List<CompletableFuture<String>> answers = submitWhileBusy(20);

    join(answers);
    assertThat(batches).containsExactly(IntStream.rangeClosed(1, 20).boxed().toList());
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).join()).isEqualTo(i + 1 + " done");
    }
  }

  @Test
  void a_batch_is_never_larger_than_its_limit() throws Exception {
    laneOf(new LaneLimits(100, 8, 3), LaneTest::done);

    join(submitWhileBusy(20));

    assertThat(batches).extracting(List::size).containsExactly(8, 8, 4);
  }

  @Test
  void a_lone_command_waits_for_nobody() {
    laneOf(new LaneLimits(100, 50, 3), LaneTest::done);

    assertThat(lane.submit(7).join()).isEqualTo("7 done");
    assertThat(lane.submit(8).join()).isEqualTo("8 done");

    assertThat(batches).containsExactly(List.of(7), List.of(8));
  }

  @Test
  void a_gathering_lane_adds_commands_that_arrive_within_the_delay_to_the_batch() {
    laneOf(new LaneLimits(100, 50, 3, Duration.ofSeconds(1)), LaneTest::done);

    CompletableFuture<String> first = lane.submit(7);
    CompletableFuture<String> second = lane.submit(8);

    assertThat(List.of(first.join(), second.join())).containsExactly("7 done", "8 done");
    assertThat(batches).containsExactly(List.of(7, 8));
  }

  @Test
  void a_full_lane_refuses_at_once() throws Exception {
    laneOf(new LaneLimits(2, 50, 3), LaneTest::done);
    lane.submit(FIRST);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
    lane.submit(1);
    CompletableFuture<String> last = lane.submit(2);

    assertThat(lane.waiting()).isEqualTo(2);
    assertThatThrownBy(() -> lane.submit(3))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("test is full");

    goOn.countDown();
    assertThat(last.join()).isEqualTo("2 done");
    assertThat(lane.submit(3).join()).isEqualTo("3 done");
  }

  @Test
  void a_conflict_is_tried_again_by_the_whole_batch() throws Exception {
    laneOf(
        new LaneLimits(100, 50, 3),
        batch -> {
          if (batches.size() < 3) {
            throw new ConflictException("not yet");
          }
          return done(batch);
        });

    List<CompletableFuture<String>> answers = submitWhileBusy(2);

    join(answers);
    assertThat(batches).containsExactly(List.of(1, 2), List.of(1, 2), List.of(1, 2));
    assertThat(answers).allMatch(answer -> answer.join().endsWith("done"));
  }

  @Test
  void when_conflicts_do_not_end_each_command_is_tried_alone() throws Exception {
    laneOf(
        new LaneLimits(100, 50, 2),
        batch -> {
          if (batch.contains(2)) {
            throw new ConflictException("always");
          }
          return done(batch);
        });

    List<CompletableFuture<String>> answers = submitWhileBusy(3);

    join(answers);
    assertThat(answers.get(0).join()).isEqualTo("1 done");
    assertThat(answers.get(2).join()).isEqualTo("3 done");
    assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(ConflictException.class);
    assertThat(batches)
        .containsExactly(
            List.of(1, 2, 3), List.of(1, 2, 3), List.of(1), List.of(2), List.of(2), List.of(3));
  }

  @Test
  void a_poison_command_fails_alone_and_the_others_succeed() throws Exception {
    laneOf(
        new LaneLimits(100, 50, 3),
        batch -> {
          if (batch.contains(2)) {
            throw new IllegalStateException("poison");
          }
          return done(batch);
        });

    List<CompletableFuture<String>> answers = submitWhileBusy(4);

    join(answers);
    assertThatThrownBy(answers.get(1)::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("poison");
    assertThat(answers).filteredOn(answer -> !answer.isCompletedExceptionally()).hasSize(3);
    assertThat(lane.submit(9).join()).isEqualTo("9 done");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_concerns_all_fails_all_without_trying_one_by_one(boolean unavailable) throws Exception {
    RuntimeException failure =
        unavailable
            ? new UnavailableException("away")
            : new OutcomeUnknownException("who knows", new IllegalStateException());
    laneOf(
        new LaneLimits(100, 50, 3),
        batch -> {
          throw failure;
        });

    List<CompletableFuture<String>> answers = submitWhileBusy(4);

    join(answers);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCause(failure));
    int asksOnceMore = unavailable ? 2 : 1;
    assertThat(batches).hasSize(asksOnceMore).allMatch(batch -> batch.size() == 4);
  }

  @Test
  void closing_refuses_those_who_wait_and_those_who_come() throws Exception {
    laneOf(new LaneLimits(100, 50, 3), LaneTest::done);
    lane.submit(FIRST);
    assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    waiting.add(lane.submit(1));
    waiting.add(lane.submit(2));

    lane.close();

    join(waiting);
    assertThat(waiting)
        .allSatisfy(
            answer ->
                assertThatThrownBy(answer::join).hasCauseInstanceOf(UnavailableException.class));
    assertThatThrownBy(() -> lane.submit(3))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("test is closed");
    assertThat(batches).isEmpty();
  }

  @Test
  void work_that_forgets_an_answer_is_found_out() throws Exception {
    laneOf(
        new LaneLimits(100, 50, 3), batch -> batch.size() > 1 ? List.of("only one") : done(batch));

    List<CompletableFuture<String>> answers = submitWhileBusy(3);

    join(answers);
    assertThat(answers).allMatch(answer -> answer.join().endsWith("done"));
    assertThat(batches).hasSize(4);
  }

  static Stream<Throwable> refusals() {
    return Stream.of(
        new RejectedExecutionException("shut down"),
        new IllegalStateException("stopped"),
        new OutOfMemoryError("unable to create native thread"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void work_that_is_done_is_not_done_again_when_the_executor_of_answers_refuses(Throwable refusal) {
    BatchWork<Integer, String> work =
        batch -> {
          batches.add(List.copyOf(batch));
          return batch.stream().map(c -> c + " done").toList();
        };
    lane =
        new Lane<>(
            "test",
            new LaneLimits(10, 10, 3),
            work,
            Thread::new,
            task -> {
              if (refusal instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) refusal;
            });

    assertThat(lane.submit(1).join()).isEqualTo("1 done");
    assertThat(lane.submit(2).join()).isEqualTo("2 done");
    assertThat(batches).containsExactly(List.of(1), List.of(2));
    assertThat(lane.state().working()).isTrue();
  }

  @Test
  void a_command_past_its_patience_is_dropped_and_not_worked_on() throws Exception {
    laneOf(
        new LaneLimits(10, 10, 3).droppingAfter(Duration.ofMillis(50)),
        batch -> batch.stream().map(c -> c + " done").toList());
    lane.submit(FIRST);
    working.await();
    CompletableFuture<String> late = lane.submit(1);
    while (lane.state().oldest().compareTo(Duration.ofMillis(60)) < 0) {
      Thread.onSpinWait();
    }
    goOn.countDown();

    assertThatThrownBy(late::join).hasCauseInstanceOf(UnavailableException.class);
    assertThat(lane.submit(2).join()).isEqualTo("2 done");
    assertThat(batches).containsExactly(List.of(2));
  }

  @Test
  void a_stalled_lane_reports_it() throws Exception {
    laneOf(new LaneLimits(10, 10, 3), batch -> List.of("done"));
    assertThat(lane.state().standsStill(Duration.ofMillis(1))).isFalse();
    lane.submit(FIRST);
    working.await();
    lane.submit(1);
    while (lane.state().batchUnderWay().compareTo(Duration.ofMillis(20)) < 0) {
      Thread.onSpinWait();
    }

    assertThat(lane.state().standsStill(Duration.ofMillis(10))).isTrue();
    assertThat(lane.state().waiting()).isEqualTo(1);
  }

  @Test
  void a_lane_without_bounds_is_refused() {
    laneOf(new LaneLimits(1, 1, 1), LaneTest::done);

    assertThatThrownBy(() -> new LaneLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 1, 1, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
