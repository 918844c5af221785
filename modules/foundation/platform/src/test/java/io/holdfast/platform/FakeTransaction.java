package io.holdfast.platform;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;

/** A transaction without resources whose commit outcome the test sets; it records its calls. */
final class FakeTransaction implements UserTransaction {
  private final List<String> calls = new ArrayList<>();
  private final List<Exception> failures = new ArrayList<>();
  private int status = Status.STATUS_NO_TRANSACTION;

  List<String> calls() {
    return calls;
  }

  /** The next commit fails with this exception; further commits succeed. */
  FakeTransaction commitFailsWith(Exception failure) {
    failures.add(failure);
    return this;
  }

  @Override
  public void begin() {
    calls.add("begin");
    status = Status.STATUS_ACTIVE;
  }

  @Override
  public void commit()
      throws RollbackException,
          HeuristicMixedException,
          HeuristicRollbackException,
          SystemException {
    calls.add("commit");
    status = Status.STATUS_NO_TRANSACTION;
    Exception failure = failures.isEmpty() ? null : failures.remove(0);
    if (failure instanceof RollbackException e) {
      throw e;
    } else if (failure instanceof HeuristicMixedException e) {
      throw e;
    } else if (failure instanceof HeuristicRollbackException e) {
      throw e;
    } else if (failure instanceof SystemException e) {
      throw e;
    }
  }

  @Override
  public void rollback() {
    calls.add("rollback");
    status = Status.STATUS_NO_TRANSACTION;
  }

  @Override
  public void setRollbackOnly() {
    status = Status.STATUS_MARKED_ROLLBACK;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setTransactionTimeout(int seconds) {}
}
