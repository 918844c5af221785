package io.holdfast.testkit;

import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Consults the fault plans before and after the calls that decide a transaction. */
record FaultyXaResource(XAResource real, List<FaultPlan> plans) implements XAResource {
  private interface Call<T> {
    T run() throws XAException;
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    return faulty(XaCall.PREPARE, () -> real.prepare(xid));
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    faulty(
        XaCall.COMMIT,
        () -> {
          real.commit(xid, onePhase);
          return null;
        });
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    faulty(
        XaCall.ROLLBACK,
        () -> {
          real.rollback(xid);
          return null;
        });
  }

  private <T> T faulty(XaCall kind, Call<T> call) throws XAException {
    int[] nth = plans.stream().mapToInt(plan -> plan.count(kind)).toArray();
    strike(kind, nth, Moment.BEFORE);
    T result = call.run();
    strike(kind, nth, Moment.AFTER);
    return result;
  }

  private void strike(XaCall kind, int[] nth, Moment moment) throws XAException {
    for (int i = 0; i < nth.length; i++) {
      plans.get(i).strike(kind, nth[i], moment);
    }
  }

  @Override
  public boolean isSameRM(XAResource other) throws XAException {
    return real.isSameRM(other instanceof FaultyXaResource faulty ? faulty.real : other);
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    real.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    real.end(xid, flags);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    real.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return real.recover(flag);
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return real.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return real.setTransactionTimeout(seconds);
  }
}
