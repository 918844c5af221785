package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.Holdfast;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter errors = new StringWriter();
  private final CommandLine holdfast = Holdfast.commandLine().setErr(new PrintWriter(errors, true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench --only 0",
        "bench --only 1,17",
        "bench --only fast",
        "bench --repetitions 0",
        "bench --soak-minutes 0",
        "bench --relay sometimes",
        "bench --http-port 80",
        "bench --servers 0",
        "bench --servers 2 --only 10",
        "bench surplus"
      })
  void a_wrong_argument_costs_one_line_and_exit_code_2(String line) {
    assertThat(holdfast.execute(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
  }

  @Test
  void the_command_line_offers_it() {
    assertThat(holdfast.getSubcommands()).containsKey("bench");
  }
}
