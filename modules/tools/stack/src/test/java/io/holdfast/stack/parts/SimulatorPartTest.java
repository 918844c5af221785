package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.process.DetachedProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorPartTest {
  @TempDir Path root;

  @Test
  void a_part_that_runs_out_of_memory_ends_instead_of_serving_half_of_its_callers() {
    assertThat(part().prepare().command()).contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void the_secret_of_callbacks_is_not_on_the_command_line() {
    DetachedProcess process = part().prepare();

    assertThat(process.environment())
        .containsKey("HOLDFAST_PAYMENT_WEBHOOK_SECRET")
        .allSatisfy((name, value) -> assertThat(value).startsWith("whsec_"));
    assertThat(process.command())
        .contains("http://127.0.0.1:1024/api/v1/payment-events")
        .noneMatch(argument -> argument.contains("whsec_"));
  }

  private SimulatorPart part() {
    DataDirectory data = new DataDirectory(root).create();
    return new SimulatorPart(
        new Installation(Path.of("../../..").toAbsolutePath().normalize()),
        data,
        Secrets.of(data),
        new PortPlan(1024));
  }
}
