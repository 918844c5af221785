package io.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionLogLockTest {
  @TempDir private Path directory;

  @Test
  void a_second_server_is_refused_the_log_of_one_that_runs() {
    Path log = directory.resolve("tranlog/one");
    TransactionLogLock first = new TransactionLogLock();
    TransactionLogLock second = new TransactionLogLock();
    first.hold(log);

    assertThatIllegalStateException()
        .isThrownBy(() -> second.hold(log))
        .withMessageContaining("another server uses the transaction log");
    second.hold(directory.resolve("tranlog/two"));

    second.release();
    first.release();
    assertThatCode(() -> second.hold(log)).doesNotThrowAnyException();
    second.release();
  }
}
