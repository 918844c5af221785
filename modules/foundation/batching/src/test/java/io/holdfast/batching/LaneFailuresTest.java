package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conflicts, failing commands and failing executors. */
@Timeout(10)
class LaneFailuresTest extends LaneFixture {
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
  void unavailability_and_unknown_outcomes_fail_the_whole_batch_at_once(boolean unavailable)
      throws Exception {
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
  void a_missing_answer_is_detected() throws Exception {
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
}
