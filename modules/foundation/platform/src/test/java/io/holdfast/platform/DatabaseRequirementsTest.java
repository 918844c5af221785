package io.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.platform.DatabaseRequirements.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseRequirementsTest {
  private final DatabaseRequirements requirements = new DatabaseRequirements(40, 4);

  @Test
  void what_would_lose_orders_is_refused() {
    assertThat(requirements.fault(with(18, 200, 120, true, true))).isEmpty();
    assertThat(requirements.fault(with(15, 40, 10, true, true))).isEmpty();
    assertThat(requirements.fault(with(14, 200, 120, true, true)))
        .hasValue("PostgreSQL 14 is older than 15");
    assertThat(requirements.fault(with(18, 0, 120, true, true)))
        .hasValue("max_prepared_transactions is 0, and pool.max needs at least 40");
    assertThat(requirements.fault(with(18, 200, 120, false, true)).orElseThrow())
        .startsWith("fsync is off");
    assertThat(requirements.fault(with(18, 200, 120, true, false)).orElseThrow())
        .startsWith("synchronous_commit is off");
  }

  @Test
  void what_may_be_on_purpose_is_a_warning() {
    assertThat(requirements.warnings(with(18, 200, 84, true, true))).isEmpty();
    assertThat(requirements.warnings(with(19, 200, 83, true, true)))
        .containsExactly(
            "PostgreSQL 19 is newer than 18, the newest that was tried",
            "max_connections is 83, and the pools of one server may open 84");
    assertThat(requirements.warnings(new Settings(18, 200, 120, true, true, Duration.ofSeconds(7))))
        .containsExactly("its clock differs from the server's by 7 s");
  }

  private static Settings with(
      int version, int prepared, int connections, boolean fsync, boolean synchronousCommit) {
    return new Settings(
        version, prepared, connections, fsync, synchronousCommit, Duration.ofMillis(20));
  }
}
