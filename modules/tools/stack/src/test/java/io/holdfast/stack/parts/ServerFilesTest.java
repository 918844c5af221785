package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortOverrides;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
  @TempDir Path root;
  private static final StackServer SERVER = StackServer.single(new PortPlan(9080));

  private DataDirectory data;
  private ServerFiles files;
  private Database denver;

  @BeforeEach
  void a_warehouse() {
    data = new DataDirectory(root).create();
    files =
        new ServerFiles(new Installation(Path.of("../../..").toAbsolutePath().normalize()), data);
    denver = new Database(9091, "warehouse", Secrets.of(data));
  }

  @Test
  void the_server_goes_to_a_database_directly() throws IOException {
    files.writeDataSources(SERVER, "denver", denver);

    assertThat(dataSources()).contains("portNumber=\"9091\"");
  }

  @Test
  void a_proxy_leads_the_server_to_another_port() throws IOException {
    new PortOverrides(Map.of("postgres-denver", 40123, "broker", 40124)).write(data);

    files.writeDataSources(SERVER, "denver", denver);

    assertThat(dataSources()).contains("portNumber=\"40123\"").doesNotContain("9091");
    assertThat(PortOverrides.of(data).port(SERVER, "broker", 9081)).isEqualTo(40124);
    assertThat(PortOverrides.of(data).port(SERVER, "postgres-hub", 9090)).isEqualTo(9090);
  }

  private String dataSources() throws IOException {
    return Files.readString(files.dataSources(SERVER, "denver"));
  }
}
