package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ForkedJvmTest {
  /** Prints a line and exits. */
  static final class Greeting {
    public static void main(String[] arguments) {
      System.out.println(System.getProperty("greeting") + " " + arguments[0]);
      System.exit(3);
    }
  }

  /** Runs until it is killed. */
  static final class Endless {
    public static void main(String[] arguments) {
      while (true) {
        LockSupport.park();
      }
    }
  }

  @Test
  void it_gives_the_exit_code_and_the_output() {
    ForkedJvm.Ended ended =
        ForkedJvm.of(Greeting.class)
            .property("greeting", "Hello")
            .arguments("world")
            .run(Duration.ofSeconds(60));

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.output()).contains("Hello world");
    assertThat(ended.diedAsPlanned()).isFalse();
  }

  @Test
  void it_does_not_wait_beyond_its_deadline() {
    assertThatThrownBy(() -> ForkedJvm.of(Endless.class).run(Duration.ofSeconds(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not ended within PT2S");
  }
}
