package io.holdfast.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.postgres.Database;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.process.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One real database and one real broker, killed and restarted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartSupervisorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private DataDirectory data;
  private Database database;
  private List<Part> parts;
  private List<PartSupervisor> supervisors;

  @BeforeAll
  void a_database_and_a_broker_serve() throws Exception {
    data = new DataDirectory(directory).create();
    Secrets secrets = Secrets.of(data);
    database = new Database(freePort(), "warehouse", secrets);
    Installation installation = Installation.current();
    parts =
        List.of(
            new PostgresPart(data, "postgres-test", database, fresh -> {}),
            new BrokerPart(installation, data, secrets, freePort()));
    supervisors = keep();
    try (Connection connection = database.migrator();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (word text)");
      statement.execute("INSERT INTO kept VALUES ('yes')");
    }
  }

  @AfterAll
  void nothing_is_left_running() {
    supervisors.forEach(PartSupervisor::stopLooking);
    new StopSequence(data, line -> {}).stop(parts);
    assertThat(parts).allMatch(part -> process(part).find().isEmpty());
  }

  @Test
  void what_is_killed_comes_back_with_its_data() throws Exception {
    for (Part part : parts) {
      ProcessHandle before = process(part).find().orElseThrow();
      Signal.KILL.send(before);
      assertThat(Await.until(PATIENCE, () -> isReplaced(part, before))).isTrue();
    }
    assertThat(word()).isEqualTo("yes");
  }

  @Test
  void parts_that_outlive_their_supervisor_are_taken_over_by_the_next() throws Exception {
    List<ProcessHandle> before = processes();
    supervisors.forEach(PartSupervisor::stopLooking);
    supervisors = keep();
    assertThat(processes()).isEqualTo(before);
    assertThat(word()).isEqualTo("yes");
  }

  @Test
  void what_is_held_stays_down_until_it_is_released() throws Exception {
    Part broker = parts.get(1);
    process(broker).hold();
    process(broker).kill();
    assertThat(Await.until(Duration.ofSeconds(1), () -> process(broker).find().isPresent()))
        .isFalse();
    process(broker).release();
    assertThat(Await.until(PATIENCE, broker::answers)).isTrue();
  }

  private boolean isReplaced(Part part, ProcessHandle before) {
    return process(part).find().filter(now -> now.pid() != before.pid()).isPresent()
        && part.answers();
  }

  private List<PartSupervisor> keep() throws Exception {
    List<PartSupervisor> started = parts.stream().map(this::supervisor).toList();
    for (PartSupervisor supervisor : started) {
      new Thread(supervisor, "keeper").start();
    }
    for (PartSupervisor supervisor : started) {
      supervisor.ready().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return started;
  }

  private PartSupervisor supervisor(Part part) {
    return new PartSupervisor(
        process(part),
        new RestartPolicy(RestartPolicy.Mode.ALWAYS),
        CompletableFuture.completedFuture(null),
        new SilentProgress());
  }

  private List<ProcessHandle> processes() {
    return parts.stream().map(part -> process(part).find().orElseThrow()).toList();
  }

  private PartProcess process(Part part) {
    return new PartProcess(data, part);
  }

  private String word() throws SQLException {
    try (Connection connection = database.migrator();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT word FROM kept")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
