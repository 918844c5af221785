package io.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionsTest {
  private final FakeTransaction jta = new FakeTransaction();
  private final Transactions transactions = new Transactions(jta);
  private final List<String> callbacks = new ArrayList<>();

  private String work() {
    transactions.afterCommit(() -> callbacks.add("committed"));
    return "done";
  }

  @Test
  void work_that_succeeds_is_committed_and_its_result_returned() {
    assertThat(transactions.run(this::work)).isEqualTo("done");

    assertThat(jta.calls()).containsExactly("begin", "commit");
    assertThat(callbacks).containsExactly("committed");
  }

  static Stream<Exception> outcomesNobodyKnows() {
    return Stream.of(
        new HeuristicMixedException(), new HeuristicRollbackException(), new SystemException());
  }

  @ParameterizedTest
  @MethodSource("outcomesNobodyKnows")
  void a_commit_that_may_have_happened_is_reported_as_unknown(Exception failure) {
    jta.commitFailsWith(failure);

    assertThatThrownBy(() -> transactions.run(this::work))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasCause(failure);
    assertThat(callbacks).isEmpty();
  }

  @Test
  void a_rollback_at_commit_is_a_conflict_and_no_callback_runs() {
    jta.commitFailsWith(new RollbackException());

    assertThatThrownBy(() -> transactions.run(this::work)).isInstanceOf(ConflictException.class);
    assertThat(callbacks).isEmpty();
  }

  @Test
  void callbacks_of_a_failed_transaction_do_not_run_after_the_next() {
    jta.commitFailsWith(new RollbackException());
    assertThatThrownBy(() -> transactions.run(this::work)).isInstanceOf(ConflictException.class);

    transactions.run(() -> "silent");

    assertThat(callbacks).isEmpty();
  }

  static Stream<Exception> failuresOfTheWork() {
    return Stream.of(
        new SQLException("x", "23514"),
        new OptimisticLockException(),
        new PersistenceException("x"),
        new IllegalArgumentException("x"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheWork")
  void work_that_fails_is_rolled_back_and_no_callback_runs(Exception failure) {
    assertThatThrownBy(() -> transactions.run(() -> failing(failure)))
        .isInstanceOf(RuntimeException.class);

    assertThat(jta.calls()).containsExactly("begin", "rollback");
    assertThat(callbacks).isEmpty();
  }

  private String failing(Exception failure) throws SQLException {
    work();
    if (failure instanceof SQLException sql) {
      throw sql;
    }
    throw (RuntimeException) failure;
  }

  private String change(String what) {
    transactions.unlessRolledBack(this, Change.class, () -> new Change(callbacks)).add(what);
    return what;
  }

  private record Change(List<String> callbacks, List<String> changed) implements Runnable {
    Change(List<String> callbacks) {
      this(callbacks, new ArrayList<>());
    }

    void add(String what) {
      changed.add(what);
    }

    @Override
    public void run() {
      callbacks.add(String.join("+", changed));
    }
  }

  @Test
  void what_one_owner_collects_is_reported_once_and_before_the_other_callbacks() {
    transactions.run(() -> change("a") + work() + change("b"));

    assertThat(callbacks).containsExactly("a+b", "committed");
  }

  @ParameterizedTest
  @MethodSource("outcomesNobodyKnows")
  void what_must_not_be_missed_is_reported_also_when_the_outcome_is_unknown(Exception failure) {
    jta.commitFailsWith(failure);

    assertThatThrownBy(() -> transactions.run(() -> change("a") + work()))
        .isInstanceOf(OutcomeUnknownException.class);
    transactions.run(() -> "silent");

    assertThat(callbacks).containsExactly("a");
  }

  @Test
  void nothing_is_reported_of_what_was_rolled_back() {
    jta.commitFailsWith(new RollbackException());
    assertThatThrownBy(() -> transactions.run(() -> change("a")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> transactions.run(() -> failing(change("b"))))
        .isInstanceOf(IllegalStateException.class);

    transactions.run(() -> change("c"));

    assertThat(callbacks).containsExactly("c");
  }

  private static String failing(String what) {
    throw new IllegalStateException(what);
  }

  @Test
  void a_stale_version_is_a_conflict() {
    assertThatThrownBy(() -> transactions.run(() -> failing(new OptimisticLockException())))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void a_database_failure_inside_jpa_is_judged_by_its_state() {
    PersistenceException locked =
        new PersistenceException(new SQLException("lock not available", "55P03"));

    assertThatThrownBy(() -> transactions.run(() -> failing(locked)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void a_conflict_is_tried_again_until_it_is_none() {
    jta.commitFailsWith(new RollbackException()).commitFailsWith(new RollbackException());

    assertThat(transactions.run(3, this::work)).isEqualTo("done");

    assertThat(jta.calls())
        .containsExactly("begin", "commit", "begin", "commit", "begin", "commit");
    assertThat(callbacks).containsExactly("committed");
  }

  @Test
  void attempts_are_limited() {
    jta.commitFailsWith(new RollbackException()).commitFailsWith(new RollbackException());

    assertThatThrownBy(() -> transactions.run(2, this::work)).isInstanceOf(ConflictException.class);
    assertThat(jta.calls()).filteredOn("begin"::equals).hasSize(2);
  }

  @Test
  void an_unknown_outcome_is_never_tried_again() {
    jta.commitFailsWith(new HeuristicMixedException());

    assertThatThrownBy(() -> transactions.run(5, this::work))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(jta.calls()).containsExactly("begin", "commit");
  }
}
