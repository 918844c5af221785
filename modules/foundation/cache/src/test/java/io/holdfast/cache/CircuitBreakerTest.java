package io.holdfast.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final AtomicLong nanos = new AtomicLong();
  private final CircuitBreaker circuit = new CircuitBreaker(nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void after_a_failure_nobody_is_let_through_for_a_while() {
    circuit.failed();

    assertThat(circuit.isClosed()).isFalse();
    pass(Duration.ofMillis(1_001));
    assertThat(circuit.isClosed()).isTrue();
  }

  @Test
  void the_pause_grows_with_each_failure_and_not_beyond_half_a_minute() {
    for (int i = 0; i < 20; i++) {
      circuit.failed();
      circuit.failed();
      pass(Duration.ofSeconds(31));
    }
    circuit.failed();

    pass(Duration.ofSeconds(29));
    assertThat(circuit.isClosed()).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(circuit.isClosed()).isTrue();
  }

  @Test
  void an_answer_makes_the_next_pause_short_again() {
    for (int i = 0; i < 5; i++) {
      circuit.failed();
      pass(Duration.ofSeconds(31));
    }
    circuit.answered();
    circuit.failed();

    pass(Duration.ofMillis(1_001));
    assertThat(circuit.isClosed()).isTrue();
  }
}
