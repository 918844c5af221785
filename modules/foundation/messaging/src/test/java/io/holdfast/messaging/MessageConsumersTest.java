package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageConsumersTest {
  private final MessageConsumers consumers = new MessageConsumers();

  @Test
  void a_message_in_hand_is_seen_until_it_is_handled() {
    consumers.handle(
        "orders",
        () -> {
          ConsumerState during = consumers.states().get(0);
          assertThat(during.underWay()).isEqualTo(1);
          assertThat(during.standsStill(Duration.ofHours(1))).isFalse();
          assertThat(during.standsStill(Duration.ofNanos(-1))).isTrue();
        });

    assertThat(consumers.states())
        .containsExactly(new ConsumerState("orders", 0, Duration.ZERO, 1, 0));
  }

  @Test
  void a_message_that_fails_is_counted_and_its_failure_handed_on() {
    assertThatThrownBy(
            () ->
                consumers.handle(
                    "payments",
                    () -> {
                      throw new StackOverflowError("deep");
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(consumers.states())
        .containsExactly(new ConsumerState("payments", 0, Duration.ZERO, 0, 1));
  }
}
