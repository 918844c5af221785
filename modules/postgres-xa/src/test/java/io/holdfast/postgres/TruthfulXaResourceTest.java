package io.holdfast.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

class TruthfulXaResourceTest {
  private static final String SHUTDOWN = "57P01";
  private static final String NO_SUCH_TRANSACTION = "42704";

  @Test
  void a_database_that_dies_under_the_second_phase_is_asked_again() {
    XAResource resource = failing(XAException.XAER_RMERR, SHUTDOWN);

    assertThat(codeOf(() -> resource.commit(null, false))).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(codeOf(() -> resource.rollback(null))).isEqualTo(XAException.XAER_RMFAIL);
  }

  @Test
  void a_branch_that_is_not_there_is_no_reason_to_ask_again() {
    XAResource resource = failing(XAException.XAER_RMERR, NO_SUCH_TRANSACTION);

    assertThat(codeOf(() -> resource.commit(null, false))).isEqualTo(XAException.XAER_RMERR);
  }

  @Test
  void every_other_answer_stays_the_driver_s_own() {
    assertThat(codeOf(() -> failing(XAException.XAER_NOTA, SHUTDOWN).rollback(null)))
        .isEqualTo(XAException.XAER_NOTA);
    assertThat(codeOf(() -> failing(XAException.XAER_RMERR, SHUTDOWN).commit(null, true)))
        .isEqualTo(XAException.XAER_RMERR);
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
