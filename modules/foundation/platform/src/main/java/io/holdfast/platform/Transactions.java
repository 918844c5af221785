package io.holdfast.platform;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs work in one JTA transaction and reports its outcome exactly. */
@Singleton
public final class Transactions {

  /** Work to be done atomically. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  /** Nanoseconds by which the bound of the random pause grows with each attempt. */
  private static final long LONGEST_FIRST_PAUSE = 1_000_000;

  private final UserTransaction jta;
  private final ThreadLocal<List<Runnable>> afterCommit = ThreadLocal.withInitial(ArrayList::new);
  private final ThreadLocal<Map<Object, Runnable>> unlessRolledBack =
      ThreadLocal.withInitial(LinkedHashMap::new);

  @Inject
  public Transactions(UserTransaction jta) {
    this.jta = jta;
  }

  /**
   * Runs the work in a new transaction.
   *
   * @throws ConflictException if it was rolled back and can be repeated
   * @throws UnavailableException if a database could not be reached; rolled back
   * @throws OutcomeUnknownException if the commit may or may not have happened
   */
  public <T> T run(Work<T> work) {
    begin();
    T result;
    try {
      result = work.run();
    } catch (SQLException e) {
      rollback();
      throw SqlFailure.of(e);
    } catch (OptimisticLockException e) {
      rollback();
      throw new ConflictException("a version was stale", e);
    } catch (PersistenceException e) {
      rollback();
      throw SqlFailure.of(e);
    } catch (RuntimeException | Error e) {
      rollback();
      throw e;
    }
    commit();
    return result;
  }

  /**
   * Runs the work; repeats it after a short random pause while it ends in a conflict.
   *
   * @param attempts at least one
   * @throws ConflictException if the last attempt too ended in a conflict
   */
  public <T> T run(int attempts, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return run(work);
      } catch (ConflictException e) {
        if (attempt >= attempts) {
          throw e;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * LONGEST_FIRST_PAUSE));
      }
    }
  }

  /**
   * Registers a callback to run after the running transaction commits; it never runs on rollback.
   */
  public void afterCommit(Runnable action) {
    afterCommit.get().add(action);
  }

  /**
   * The running transaction's only callback of this owner, which runs after the commit and also if
   * the outcome is not known: for what must not be missed and does no harm if nothing changed. It
   * runs before those of {@link #afterCommit}.
   *
   * @param owner equal for calls that share a callback, such as the object that collects changes
   * @param create makes the callback at the first call in a transaction
   */
  public <T extends Runnable> T unlessRolledBack(Object owner, Class<T> type, Supplier<T> create) {
    return type.cast(unlessRolledBack.get().computeIfAbsent(owner, first -> create.get()));
  }

  private void begin() {
    forget();
    try {
      jta.begin();
    } catch (NotSupportedException | SystemException e) {
      throw new UnavailableException("no transaction could be started", e);
    }
  }

  private void commit() {
    try {
      jta.commit();
    } catch (RollbackException e) {
      unlessRolledBack.get().clear();
      throw new ConflictException("rolled back at commit", e);
    } catch (HeuristicMixedException | HeuristicRollbackException | SystemException e) {
      throw new OutcomeUnknownException("the outcome of the commit is not known", e);
    } finally {
      Map<Object, Runnable> callbacks = unlessRolledBack.get();
      callbacks.values().forEach(Runnable::run);
      callbacks.clear();
    }
    List<Runnable> actions = afterCommit.get();
    actions.forEach(Runnable::run);
    actions.clear();
  }

  private void forget() {
    afterCommit.get().clear();
    unlessRolledBack.get().clear();
  }

  private void rollback() {
    forget();
    try {
      if (jta.getStatus() != Status.STATUS_NO_TRANSACTION) {
        jta.rollback();
      }
    } catch (SystemException | IllegalStateException e) {
      // The transaction manager abandons the branches itself; the first failure is reported.
      System.getLogger(Transactions.class.getName())
          .log(System.Logger.Level.WARNING, "rollback failed: " + e.getMessage());
    }
  }
}
