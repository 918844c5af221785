package io.holdfast.testkit;

import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static io.holdfast.testkit.XaCall.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import jakarta.transaction.HeuristicMixedException;
import java.time.Duration;
import java.util.List;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoPhaseCommitTest {
  private static final List<Long> NOWHERE = List.of(0L, 0L, 0L);
  private static final List<Long> EVERYWHERE = List.of(1L, 1L, 1L);

  private final TestTransactions jta = TestTransactions.get();
  private final ThreeWrites writes = ThreeWrites.onEmptyDatabases();

  @BeforeEach
  void no_faults() {
    FaultPlan.everywhere().clear();
  }

  @AfterEach
  void nothing_stays_in_doubt() {
    FaultPlan.everywhere().clear();
    jta.forget();
    assertThat(writes.inDoubt()).containsOnly(0);
  }

  @Test
  void a_transaction_over_three_databases_commits_whole() {
    writes.commit();

    assertThat(writes.rows()).isEqualTo(EVERYWHERE);
    assertThat(FaultPlan.everywhere().calls(PREPARE)).isEqualTo(3);
    assertThat(FaultPlan.everywhere().calls(COMMIT)).isEqualTo(3);
    assertThat(jta.logged()).isEmpty();
  }

  @Test
  void a_failure_in_the_work_rolls_back_all_three_databases() {
    assertThatThrownBy(
            () ->
                jta.transactions()
                    .run(
                        () -> {
                          writes.write();
                          throw new IllegalStateException("changed my mind");
                        }))
        .hasMessage("changed my mind");

    assertThat(writes.rows()).isEqualTo(NOWHERE);
    assertThat(FaultPlan.everywhere().calls(PREPARE)).isZero();
    assertThat(FaultPlan.everywhere().calls(ROLLBACK)).isEqualTo(3);
  }

  @Test
  void one_database_that_refuses_to_prepare_rolls_back_the_ones_that_did() {
    writes.b().faults().failAt(PREPARE, 1, BEFORE, XAException.XA_RBROLLBACK);

    assertThatThrownBy(writes::commit).isInstanceOf(ConflictException.class);

    jta.recover();
    assertThat(writes.rows()).isEqualTo(NOWHERE);
  }

  @Test
  void a_commit_that_never_reached_a_database_is_repeated_by_recovery() {
    writes.a().faults().failAt(COMMIT, 1, BEFORE, XAException.XAER_RMFAIL);

    writes.commit();
    assertThat(writes.rows()).isEqualTo(List.of(1L, 0L, 1L));
    assertThat(writes.inDoubt()).isEqualTo(List.of(0, 1, 0));

    jta.recover();
    assertThat(writes.rows()).isEqualTo(EVERYWHERE);
    assertThat(jta.logged()).isEmpty();
  }

  @Test
  void a_commit_whose_answer_was_lost_is_known_to_recovery_as_done() {
    writes.a().faults().failAt(COMMIT, 1, AFTER, XAException.XAER_RMFAIL);

    writes.commit();

    jta.recover();
    assertThat(writes.rows()).isEqualTo(EVERYWHERE);
    assertThat(jta.logged()).isEmpty();
  }

  @Test
  void recovery_leaves_a_transaction_alone_that_is_between_prepare_and_commit() {
    FaultPlan.everywhere().runAt(PREPARE, 3, AFTER, jta::recover);
    FaultPlan.everywhere().runAt(COMMIT, 2, BEFORE, jta::recover);

    writes.commit();

    assertThat(writes.rows()).isEqualTo(EVERYWHERE);
  }

  @Test
  void a_delay_holds_the_commit_up() {
    FaultPlan.everywhere().delayAt(PREPARE, 2, BEFORE, Duration.ofMillis(300));

    long start = System.nanoTime();
    writes.commit();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void a_branch_rolled_back_by_hand_shows_as_a_heuristic_outcome() {
    FaultPlan.everywhere().runAt(COMMIT, 1, BEFORE, () -> rollBackByHand(writes.b()));

    assertThatThrownBy(writes::commit)
        .isInstanceOf(OutcomeUnknownException.class)
        .hasCauseInstanceOf(HeuristicMixedException.class);

    assertThat(writes.rows()).isEqualTo(List.of(1L, 1L, 0L));
    assertThat(jta.logged()).hasSize(1);
  }

  @Test
  void a_planned_death_is_refused_in_the_jvm_that_runs_the_tests() {
    assertThatThrownBy(() -> FaultPlan.everywhere().dieAt(PREPARE, 1, BEFORE))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void rollBackByHand(TestDatabase database) {
    database
        .preparedTransactions()
        .forEach(gid -> database.execute("ROLLBACK PREPARED '" + gid + "'"));
  }
}
