package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPartTest {
  @TempDir Path root;

  @Test
  void the_server_is_started_with_what_this_machine_needs() throws IOException {
    DataDirectory data = new DataDirectory(root.resolve("data")).create();
    StackPlan plan = new StackPlan(9080, List.of());
    ServerPart server =
        new ServerPart(built(), data, Secrets.of(data), plan, plan.servers().get(0));

    String[] options = server.prepare().environment().get("JVM_ARGS").split(" ");

    assertThat(options).containsAll(HugePages.options()).containsAll(Compilers.options());
  }

  /** An installation whose large parts are there, but empty: nothing is started from it. */
  private Installation built() throws IOException {
    Path home = root.resolve("home");
    Files.createDirectories(home.resolve("ear/target/liberty/wlp"));
    Files.createDirectory(home.resolve("ear/target/server-resources"));
    Files.createFile(home.resolve("ear/target/holdfast.ear"));
    Files.createSymbolicLink(
        home.resolve("liberty-config"), Path.of("../../../liberty-config").toAbsolutePath());
    return new Installation(home);
  }
}
