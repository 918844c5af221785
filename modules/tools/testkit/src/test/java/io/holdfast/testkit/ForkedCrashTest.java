package io.holdfast.testkit;

import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Another JVM dies in the middle of a commit over three databases; recovery runs here. */
class ForkedCrashTest {
  private static final List<Long> NOWHERE = List.of(0L, 0L, 0L);
  private static final List<Long> EVERYWHERE = List.of(1L, 1L, 1L);

  private final TestTransactions jta = TestTransactions.get();
  private final ThreeWrites writes = ThreeWrites.onEmptyDatabases();

  @Test
  void without_a_fault_the_other_jvm_commits_and_ends_normally() {
    ForkedJvm.Ended ended = writes.commitInAnotherJvm(new FaultPlan());

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(writes.rows()).isEqualTo(EVERYWHERE);
    assertThat(writes.inDoubt()).containsOnly(0);
  }

  @Test
  void killed_before_the_first_prepare_leaves_nothing() {
    dieAt(PREPARE, 1, BEFORE);
    assertThat(writes.inDoubt()).isEqualTo(List.of(0, 0, 0));

    recoverTo(NOWHERE);
  }

  @Test
  void killed_with_one_of_three_prepared_leaves_nothing() {
    dieAt(PREPARE, 2, BEFORE);
    assertThat(writes.inDoubt()).isEqualTo(List.of(1, 0, 0));

    recoverTo(NOWHERE);
  }

  @Test
  void killed_with_all_prepared_and_the_decision_not_yet_logged_leaves_nothing() {
    dieAt(PREPARE, 3, AFTER);
    assertThat(writes.inDoubt()).isEqualTo(List.of(1, 1, 1));

    recoverTo(NOWHERE);
  }

  @Test
  void killed_with_the_decision_logged_and_nothing_committed_commits_everywhere() {
    dieAt(COMMIT, 1, BEFORE);
    assertThat(writes.inDoubt()).isEqualTo(List.of(1, 1, 1));
    assertThat(writes.rows()).isEqualTo(NOWHERE);

    recoverTo(EVERYWHERE);
  }

  @Test
  void killed_between_two_commits_is_finished_by_recovery() {
    dieAt(COMMIT, 2, BEFORE);
    assertThat(writes.inDoubt()).isEqualTo(List.of(0, 1, 1));
    assertThat(writes.rows()).isEqualTo(List.of(1L, 0L, 0L));

    recoverTo(EVERYWHERE);
  }

  @Test
  void killed_after_the_last_commit_changes_nothing_any_more() {
    dieAt(COMMIT, 3, AFTER);
    assertThat(writes.inDoubt()).isEqualTo(List.of(0, 0, 0));

    recoverTo(EVERYWHERE);
  }

  private void dieAt(XaCall call, int nth, Moment moment) {
    ForkedJvm.Ended ended = writes.commitInAnotherJvm(new FaultPlan().dieAt(call, nth, moment));
    assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
  }

  private void recoverTo(List<Long> rows) {
    jta.recover();
    assertThat(writes.rows()).isEqualTo(rows);
    assertThat(writes.inDoubt()).containsOnly(0);
    assertThat(jta.logged()).isEmpty();
  }
}
