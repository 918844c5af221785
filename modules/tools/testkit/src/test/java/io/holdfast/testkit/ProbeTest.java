package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void it_asks_until_the_answer_is_right() {
    AtomicInteger asked = new AtomicInteger();

    Probe.until(Duration.ofSeconds(5), () -> asked.incrementAndGet() == 3);

    assertThat(asked).hasValue(3);
  }

  @Test
  void it_gives_up_at_the_deadline_and_says_what_failed_last() {
    assertThatThrownBy(
            () ->
                Probe.eventually(Duration.ofMillis(50), () -> assertThat("red").isEqualTo("blue")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not within PT0.05S")
        .hasMessageContaining("blue");
  }
}
