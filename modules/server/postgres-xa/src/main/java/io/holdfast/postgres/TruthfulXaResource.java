package io.holdfast.postgres;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * Reports XAER_RMFAIL where the driver reports XAER_RMERR after PostgreSQL was shut down or killed
 * during COMMIT PREPARED or ROLLBACK PREPARED. By the XA specification (X/Open C193, xa_commit)
 * XAER_RMERR means that the branch was rolled back, so a coordinator forgets it; the branch is
 * still prepared, and recovery would then roll it back although others have committed.
 *
 * <p>It also ignores XAER_RMERR for the rollback of a branch that the database refused to prepare,
 * since the refusal has rolled it back.
 */
final class TruthfulXaResource implements XAResource {
  private static final String UNDEFINED_OBJECT = "42704";

  private final XAResource driver;
  private Xid notPrepared;

  TruthfulXaResource(XAResource driver) {
    this.driver = driver;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      driver.commit(xid, onePhase);
    } catch (XAException e) {
      throw onePhase ? e : truth(e);
    }
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    try {
      driver.rollback(xid);
    } catch (XAException e) {
      if (!(xid.equals(notPrepared) && isAbsence(e))) {
        throw truth(e);
      }
    }
  }

  /** A retry ends a prepared branch unless the branch no longer exists. */
  private static XAException truth(XAException failure) {
    if (failure.errorCode != XAException.XAER_RMERR
        || !(failure.getCause() instanceof SQLException)
        || isAbsence(failure)) {
      return failure;
    }
    XAException unreachable = new XAException(XAException.XAER_RMFAIL);
    unreachable.initCause(failure);
    return unreachable;
  }

  private static boolean isAbsence(XAException failure) {
    return failure.getCause() instanceof SQLException sql
        && UNDEFINED_OBJECT.equals(sql.getSQLState());
  }

  @Override
  public boolean isSameRM(XAResource other) throws XAException {
    return driver.isSameRM(other instanceof TruthfulXaResource truthful ? truthful.driver : other);
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    try {
      return driver.prepare(xid);
    } catch (XAException e) {
      notPrepared = xid;
      throw e;
    }
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    driver.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    driver.end(xid, flags);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    driver.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return driver.recover(flag);
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return driver.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return driver.setTransactionTimeout(seconds);
  }
}
