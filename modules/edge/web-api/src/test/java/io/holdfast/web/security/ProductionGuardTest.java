package io.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ProductionGuardTest {
  @Test
  void production_refuses_to_start_with_the_demo_users() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.check("production", true))
        .withMessageContaining("demo users");
  }

  @Test
  void demo_users_in_the_demo_and_production_without_them_start() {
    assertThatCode(() -> ProductionGuard.check("demo", true)).doesNotThrowAnyException();
    assertThatCode(() -> ProductionGuard.check("production", false)).doesNotThrowAnyException();
  }
}
