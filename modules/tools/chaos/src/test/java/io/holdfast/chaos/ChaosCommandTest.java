package io.holdfast.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.Holdfast;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ChaosCommandTest {
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cycles 0",
        "--cycles many",
        "--clients 0",
        "--warehouses 25",
        "--http-port 80",
        "--colour red"
      })
  void a_wrong_argument_is_answered_with_one_line(String arguments) {
    assertThat(run(("chaos " + arguments).split(" "))).isEqualTo(2);
    assertThat(errors.toString().strip()).hasLineCount(1).contains(arguments.split(" ")[0]);
  }

  @Test
  void data_of_others_are_not_touched(@TempDir Path root) throws Exception {
    Path theirs = Files.writeString(root.resolve("theirs"), "precious");

    assertThat(run("chaos", "--data", root.toString())).isEqualTo(2);

    assertThat(errors.toString().strip()).hasLineCount(1).contains("empty directory");
    assertThat(theirs).hasContent("precious");
  }

  private int run(String... arguments) {
    CommandLine commands = Holdfast.commandLine();
    commands.setErr(new PrintWriter(errors, true));
    return commands.execute(arguments);
  }
}
