package io.holdfast.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter errors = new StringWriter();
  private final CommandLine holdfast = Holdfast.commandLine().setErr(new PrintWriter(errors, true));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sideways",
        "up --warehouses many",
        "up --warehouses 25",
        "up --warehouses 0",
        "up --http-port 80",
        "up --restart sometimes",
        "up surplus",
        "status --yaml",
        "stop",
        "warehouse",
        "warehouse add",
        "warehouse add Denver --name x --latitude 1 --longitude 1",
        "warehouse add denver --name x --latitude 91 --longitude 1",
        "doctor --settle -1",
        "template",
        "template nonsense --out /tmp/never",
        "template broker --out /tmp/never --broker nowhere",
        "template broker --out /tmp/never --warehouse East=db:5432",
        "migrate",
        "events",
        "events resend",
        "events resend --to new",
        "events resend --since yesterday --to new",
        "events resend --since 2026-11-01T00:00:00 --to new",
        "events resend --since 2999-01-01T00:00:00Z --to new",
        "events resend --since 2026-11-01T00:00:00Z --to new --limit 0"
      })
  void a_wrong_argument_costs_one_line_and_exit_code_2(String line) {
    assertThat(holdfast.execute(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "down",
        "stop broker",
        "start broker",
        "doctor",
        "events resend --since 2026-11-01T00:00:00Z --to new"
      })
  void a_directory_without_a_stack_is_said_so_in_one_line(String line) {
    String[] arguments = (line + " --data " + directory).split(" ");
    assertThat(holdfast.execute(arguments)).isEqualTo(1);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains("no stack in", directory.toString());
  }

  @Test
  void every_command_has_a_description_and_help() {
    holdfast
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
              assertThat(command.getCommandSpec().mixinStandardHelpOptions()).isTrue();
            });
  }
}
