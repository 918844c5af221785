package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HERE = "192.0.2.1";

  private final SettableClock clock = new SettableClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(name, address);
    }
  }

  @Test
  void a_few_typing_errors_cost_nothing() {
    fail("anna", HERE, LoginThrottle.FREE_FOR_A_NAME - 1);
    assertThat(throttle.pause("anna", HERE)).isZero();
  }

  @Test
  void each_further_failure_doubles_the_pause_up_to_half_a_minute() {
    fail("anna", HERE, LoginThrottle.FREE_FOR_A_NAME);
    assertThat(throttle.pause("anna", HERE)).isEqualTo(Duration.ofSeconds(1));
    fail("anna", HERE, 1);
    assertThat(throttle.pause("anna", HERE)).isEqualTo(Duration.ofSeconds(2));
    fail("anna", HERE, 20);
    assertThat(throttle.pause("anna", HERE)).isEqualTo(Duration.ofSeconds(30));
    clock.pass(Duration.ofSeconds(30));
    assertThat(throttle.pause("anna", HERE)).isZero();
  }

  @Test
  void one_name_is_slowed_down_wherever_the_attempts_come_from() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_A_NAME; i++) {
      throttle.failed("anna", "198.51.100." + i);
    }
    assertThat(throttle.pause("anna", HERE)).isPositive();
    assertThat(throttle.pause("ben", HERE)).isZero();
  }

  @Test
  void one_address_is_slowed_down_whatever_names_it_tries() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_AN_ADDRESS; i++) {
      throttle.failed("name" + i, HERE);
    }
    assertThat(throttle.pause("another", HERE)).isPositive();
    assertThat(throttle.pause("another", "198.51.100.1")).isZero();
  }

  @Test
  void a_login_clears_the_failures_of_its_name() {
    fail("anna", HERE, LoginThrottle.FREE_FOR_A_NAME);
    throttle.succeeded("anna");
    assertThat(throttle.pause("anna", HERE)).isZero();
  }

  @Test
  void its_memory_is_bounded() {
    for (int i = 0; i < LoginThrottle.MOST; i++) {
      throttle.failed("name" + i, "address" + i);
    }
    assertThat(throttle.remembered()).isEqualTo(LoginThrottle.MOST);
  }
}
