package io.holdfast.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.postgres.Database;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostTransactionLogTest {
  private static final StackServer SERVER = StackServer.single(new PortPlan(9080));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private DataDirectory data;
  private Database database;
  private PostgresPart part;

  @BeforeAll
  void a_database_serves() throws IOException {
    data = new DataDirectory(directory).create();
    database = new Database(freePort(), "warehouse", Secrets.of(data));
    part = new PostgresPart(data, "postgres-test", database, fresh -> {});
    new PartProcess(data, part).start();
    assertThat(Await.until(Duration.ofMinutes(1), part::answers)).isTrue();
    part.provision();
  }

  @AfterAll
  void stop() {
    new StopSequence(data, line -> {}).stop(List.of(part));
  }

  @AfterEach
  void nothing_is_prepared() throws Exception {
    if (database.preparedTransactions() > 0) {
      run("ROLLBACK PREPARED 'left'");
    }
    for (Path log : logs()) {
      Files.deleteIfExists(log);
    }
  }

  @Test
  void a_first_start_without_a_log_reports_nothing() {
    assertThat(warning()).isEmpty();
  }

  @Test
  void prepared_transactions_with_a_log_are_not_reported() throws Exception {
    prepare();
    for (Path log : logs()) {
      Files.createDirectories(log.getParent());
      Files.createFile(log);
    }

    assertThat(warning()).isEmpty();
  }

  @Test
  void prepared_transactions_without_a_log_are_reported_in_one_line_that_names_the_runbook()
      throws Exception {
    prepare();

    assertThat(warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains(data.transactionLogs().toString(), "is lost", "postgres-test 1")
                    .contains("docs/operations.md")
                    .doesNotContain("\n"));
  }

  @Test
  void an_incomplete_log_is_a_lost_log() throws Exception {
    prepare();
    Path half = logs().get(0);
    Files.createDirectories(half.getParent());
    Files.createFile(half);

    assertThat(warning()).isPresent();
  }

  private Optional<String> warning() {
    return LostTransactionLog.warning(data, List.of(SERVER), Map.of(part.name(), database));
  }

  private List<Path> logs() {
    return List.of(
        data.transactionLog(SERVER).resolve("tranlog/log1"),
        data.transactionLog(SERVER).resolve("partnerlog/log1"));
  }

  private void prepare() throws SQLException {
    run("BEGIN", "SELECT pg_current_xact_id()", "PREPARE TRANSACTION 'left'");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = database.migrator();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
