package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LaneTest extends LaneFixture {
  @Test
  void concurrent_commands_share_one_batch_and_each_gets_its_own_answer() throws Exception {
    laneOf(new LaneLimits(100, 50, 3), LaneFixture::done);

    List<CompletableFuture<String>> answers = submitWhileBusy(20);

    join(answers);
    assertThat(batches).containsExactly(IntStream.rangeClosed(1, 20).boxed().toList());
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).join()).isEqualTo(i + 1 + " done");
    }
  }

  @Test
  void a_batch_is_never_larger_than_its_limit() throws Exception {
    laneOf(new LaneLimits(100, 8, 3), LaneFixture::done);

    join(submitWhileBusy(20));

    assertThat(batches).extracting(List::size).containsExactly(8, 8, 4);
  }

  @Test
  void a_lone_command_is_executed_at_once() {
    laneOf(new LaneLimits(100, 50, 3), LaneFixture::done);

    assertThat(lane.submit(7).join()).isEqualTo("7 done");
    assertThat(lane.submit(8).join()).isEqualTo("8 done");

    assertThat(batches).containsExactly(List.of(7), List.of(8));
  }

  @Test
  void a_gathering_lane_adds_commands_that_arrive_within_the_delay_to_the_batch() {
    laneOf(new LaneLimits(100, 50, 3, Duration.ofSeconds(1)), LaneFixture::done);

    CompletableFuture<String> first = lane.submit(7);
    CompletableFuture<String> second = lane.submit(8);

    assertThat(List.of(first.join(), second.join())).containsExactly("7 done", "8 done");
    assertThat(batches).containsExactly(List.of(7, 8));
  }

  @Test
  void a_full_lane_refuses_at_once() throws Exception {
    laneOf(new LaneLimits(2, 50, 3), LaneFixture::done);
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
  void closing_fails_waiting_and_new_commands() throws Exception {
    laneOf(new LaneLimits(100, 50, 3), LaneFixture::done);
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
  void a_command_past_its_deadline_is_dropped() throws Exception {
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
    laneOf(new LaneLimits(1, 1, 1), LaneFixture::done);

    assertThatThrownBy(() -> new LaneLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 1, 1, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
