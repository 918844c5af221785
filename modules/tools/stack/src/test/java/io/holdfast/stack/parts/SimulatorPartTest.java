package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorPartTest {
  @TempDir Path root;

  @Test
  void a_part_that_runs_out_of_memory_ends_instead_of_serving_half_of_its_callers() {
    Installation installation = new Installation(Path.of("../../..").toAbsolutePath().normalize());
    SimulatorPart part = new SimulatorPart(installation, new DataDirectory(root).create(), 1, 2);

    assertThat(part.prepare().command()).contains("-XX:+ExitOnOutOfMemoryError");
  }
}
