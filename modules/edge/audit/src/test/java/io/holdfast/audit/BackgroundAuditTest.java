package io.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BackgroundAuditTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final BackgroundAudit audit =
      new BackgroundAudit(
          () ->
              Audit.ofUrls(
                  "jdbc:postgresql://127.0.0.1:1/hub?user=a", Map.of(), AuditSettings.STANDARD),
          tasks::add,
          Clock.systemUTC());

  @Test
  void a_request_during_an_audit_joins_it() {
    var one = audit.start();
    var other = audit.start();
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThatThrownBy(one::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(AuditFailedException.class);
    assertThat(other).isCompletedExceptionally();

    audit.start();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void an_audit_that_failed_is_no_result() {
    audit.start();
    tasks.remove().run();
    assertThat(audit.last()).isEmpty();
  }
}
