package io.holdfast.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void the_first_restart_is_immediate_and_later_ones_follow_growing_pauses() {
    RestartPolicy policy = new RestartPolicy(RestartPolicy.Mode.ALWAYS);
    assertThat(policy.afterDeath(NOON)).contains(Duration.ZERO);
    assertThat(policy.afterDeath(NOON)).contains(Duration.ofSeconds(1));
    assertThat(policy.afterDeath(NOON)).contains(Duration.ofSeconds(2));
    assertThat(policy.afterDeath(NOON)).contains(Duration.ofSeconds(4));
  }

  @Test
  void the_eleventh_death_within_ten_minutes_ends_the_restarts() {
    RestartPolicy policy = new RestartPolicy(RestartPolicy.Mode.ALWAYS);
    for (int death = 1; death <= 10; death++) {
      assertThat(policy.afterDeath(NOON)).isPresent();
    }
    assertThat(policy.afterDeath(NOON)).isEmpty();
    assertThat(policy.afterDeath(NOON.plus(Duration.ofMinutes(11)))).contains(Duration.ZERO);
  }

  @Test
  void mode_never_never_restarts() {
    assertThat(new RestartPolicy(RestartPolicy.Mode.NEVER).afterDeath(NOON)).isEmpty();
  }
}
