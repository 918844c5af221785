package io.holdfast.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;

class TruthfulXaResourceTest {
  private static final String SHUTDOWN = "57P01";
  private static final String NO_SUCH_TRANSACTION = "42704";

  @Test
  void a_database_that_dies_under_the_second_phase_is_asked_again() {
    XAResource resource = failing(XAException.XAER_RMERR, SHUTDOWN);

    assertThat(codeOf(() -> resource.commit(null, false))).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(codeOf(() -> resource.rollback(new Branch()))).isEqualTo(XAException.XAER_RMFAIL);
  }

  @Test
  void a_branch_that_is_not_there_is_no_reason_to_ask_again() {
    XAResource resource = failing(XAException.XAER_RMERR, NO_SUCH_TRANSACTION);

    assertThat(codeOf(() -> resource.commit(null, false))).isEqualTo(XAException.XAER_RMERR);
  }

  @Test
  void a_branch_that_could_not_be_prepared_and_is_gone_is_rolled_back() throws XAException {
    XAResource resource = failing(XAException.XAER_RMERR, NO_SUCH_TRANSACTION);
    Xid refused = new Branch();
    assertThat(codeOf(() -> resource.prepare(refused))).isEqualTo(XAException.XAER_RMERR);

    resource.rollback(refused);

    assertThat(codeOf(() -> resource.rollback(new Branch()))).isEqualTo(XAException.XAER_RMERR);
  }

  @Test
  void a_database_that_dies_after_it_refused_to_prepare_is_asked_again() {
    XAResource resource = failing(XAException.XAER_RMERR, SHUTDOWN);
    Xid refused = new Branch();
    assertThat(codeOf(() -> resource.prepare(refused))).isEqualTo(XAException.XAER_RMERR);

    assertThat(codeOf(() -> resource.rollback(refused))).isEqualTo(XAException.XAER_RMFAIL);
  }

  @Test
  void every_other_answer_stays_the_driver_s_own() {
    assertThat(codeOf(() -> failing(XAException.XAER_NOTA, SHUTDOWN).rollback(new Branch())))
        .isEqualTo(XAException.XAER_NOTA);
    assertThat(codeOf(() -> failing(XAException.XAER_RMERR, SHUTDOWN).commit(null, true)))
        .isEqualTo(XAException.XAER_RMERR);
  }

  /** Compared by identity. */
  private static final class Branch implements Xid {
    @Override
    public int getFormatId() {
      return 0;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[0];
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[0];
    }
  }

  private interface Phase {
    void run() throws XAException;
  }

  private static int codeOf(Phase phase) {
    return catchThrowableOfType(XAException.class, phase::run).errorCode;
  }

  private static XAResource failing(int code, String state) {
    XAResource driver =
        (XAResource)
            Proxy.newProxyInstance(
                TruthfulXaResourceTest.class.getClassLoader(),
                new Class<?>[] {XAResource.class},
                (proxy, method, arguments) -> {
                  XAException failure = new XAException(code);
                  failure.initCause(new SQLException("gone", state));
                  throw failure;
                });
    return new TruthfulXaResource(driver);
  }
}
