package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HERE = "192.0.2.1";

  private final SettableClock clock = new SettableClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  @Test
  void a_few_typing_errors_cost_nothing() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_A_NAME; i++) {
      assertThat(throttle.begin("anna", HERE)).isZero();
    }
    assertThat(throttle.begin("anna", HERE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void each_further_failure_doubles_the_pause_up_to_half_a_minute() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_A_NAME; i++) {
      throttle.begin("anna", HERE);
    }
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      Duration pause = throttle.begin("anna", HERE);
      assertThat(pause).isEqualTo(Duration.ofSeconds(seconds));
      clock.pass(pause);
      assertThat(throttle.begin("anna", HERE)).isZero();
    }
  }

  @Test
  void attempts_at_the_same_time_do_not_slip_through_together() {
    long made =
        IntStream.range(0, 1000)
            .parallel()
            .filter(i -> throttle.begin("anna", HERE).isZero())
            .count();
    assertThat(made).isEqualTo(LoginThrottle.FREE_FOR_A_NAME);
  }

  @Test
  void one_name_is_slowed_down_wherever_the_attempts_come_from() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_A_NAME; i++) {
      throttle.begin("anna", "198.51.100." + i);
    }
    assertThat(throttle.begin("anna", HERE)).isPositive();
    assertThat(throttle.begin("ben", HERE)).isZero();
  }

  @Test
  void one_address_is_slowed_down_whatever_names_it_tries() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_AN_ADDRESS; i++) {
      throttle.begin("name" + i, HERE);
    }
    assertThat(throttle.begin("another", HERE)).isPositive();
    assertThat(throttle.begin("another", "198.51.100.1")).isZero();
  }

  @Test
  void logins_that_succeed_are_not_counted() {
    for (int i = 0; i < 2 * LoginThrottle.FREE_FOR_AN_ADDRESS; i++) {
      assertThat(throttle.begin("anna", HERE)).isZero();
      throttle.succeeded("anna", HERE);
    }
  }

  @Test
  void its_memory_is_bounded() {
    for (int i = 0; i < LoginThrottle.MOST; i++) {
      throttle.begin("name" + i, "address" + i);
    }
    assertThat(throttle.remembered()).isEqualTo(LoginThrottle.MOST);
  }
}
