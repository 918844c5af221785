package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPartTest {
  @TempDir Path root;

  @Test
  void the_server_is_started_with_what_this_machine_needs() {
    DataDirectory data = new DataDirectory(root).create();
    Installation installation = new Installation(Path.of("../..").toAbsolutePath().normalize());
    ServerPart server = new ServerPart(installation, data, Secrets.of(data), new PortPlan(9080));

    String[] options = server.prepare().environment().get("JVM_ARGS").split(" ");

    assertThat(options).containsAll(HugePages.options()).containsAll(Compilers.options());
  }
}
