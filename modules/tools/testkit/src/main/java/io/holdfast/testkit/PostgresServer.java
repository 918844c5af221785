package io.holdfast.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one PostgreSQL server of this JVM, or that of the JVM which forked this one. */
final class PostgresServer {
  static final String PORT = "holdfast.testkit.postgres.port";
  static final String SUPERUSER = "postgres";

  private static final Duration RESTART = Duration.ofSeconds(90);

  /** One call for the file system instead of one for each file of every database. */
  private static final String SYNC_AFTER_CRASH =
      System.getProperty("os.name").equals("Linux") ? "syncfs" : "fsync";

  private static final int RUNNING_ON = Integer.getInteger(PORT, 0);

  /** A drop that fails, as when a test crashes the server, leaves files that go with the server. */
  private static final ExecutorService DROPS =
      Executors.newSingleThreadExecutor(PostgresServer::daemon);

  private static final KeptSession ADMINISTRATION = new KeptSession("postgres");

  private static final long MEMORY_NEEDED = 4L << 30;

  private PostgresServer() {}

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "drop-databases");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((one, failed) -> {});
    return thread;
  }

  private static final class Own {
    static final EmbeddedPostgres SERVER = start();
  }

  static int port() {
    return RUNNING_ON == 0 ? Own.SERVER.getPort() : RUNNING_ON;
  }

  static String url(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database;
  }

  static Connection connect(String database, String role) throws SQLException {
    return DriverManager.getConnection(url(database), role, "");
  }

  /** Runs statements of the superuser, each in a transaction of its own. */
  static void administer(String database, String... statements) {
    try (Connection connection = connect(database, SUPERUSER)) {
      execute(connection, statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Runs statements in a session that is used again: nothing they set in it stays. */
  static int executeAndForget(Connection session, String... statements) throws SQLException {
    try {
      execute(session, statements);
      return execute(session, "DISCARD ALL");
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Runs a statement that makes or drops a database. */
  static void createOrDrop(String statement) {
    try {
      ADMINISTRATION.call(connection -> execute(connection, statement));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static int execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return statements.length;
  }

  /**
   * Drops a database of this JVM's own server, in the background: a thousand files each, of
   * hundreds of databases, take minutes to delete once they have been written to disk.
   */
  static void drop(String database) {
    if (RUNNING_ON == 0) {
      DROPS.execute(() -> createOrDrop("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)"));
    }
  }

  static void checkpoint() {
    try (Connection connection = connect("postgres", SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The postmaster answers the death of a backend by a restart of everything below it. */
  static void crash() {
    try (Connection connection = connect("postgres", SUPERUSER)) {
      ProcessHandle.of(backend(connection)).orElseThrow().destroyForcibly();
      Probe.until(RESTART, () -> !isAlive(connection));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    Probe.eventually(RESTART, () -> connect("postgres", SUPERUSER).close());
  }

  private static boolean isAlive(Connection connection) {
    try {
      return connection.isValid(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres start() {
    LogLevels.quieten();
    try {
      Path data = Files.createTempDirectory(parent(), "holdfast-kit");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPGStartupWait(Duration.ofMinutes(1))
              // The tests kill processes; none cuts the machine's power.
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_prepared_transactions", "200")
              .setServerConfig("max_connections", "400")
              .setServerConfig("shared_buffers", "64MB")
              .setServerConfig("max_wal_size", "256MB")
              // In the data directory, so that it goes with it.
              .setServerConfig("dynamic_shared_memory_type", "mmap")
              .setServerConfig("recovery_init_sync_method", SYNC_AFTER_CRASH)
              .start();
      createRoles(server);
      ProcessHandle postmaster = postmaster(server);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postmaster, data)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hundreds of databases of a thousand files each are made and dropped faster in memory. */
  private static Path parent() throws IOException {
    Path memory = Path.of("/dev/shm");
    boolean fits =
        Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= MEMORY_NEEDED;
    return fits ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /**
   * Kills the server and deletes its files: an orderly stop would first write the databases that
   * are left to disk. The files are deleted by a process that nobody waits for.
   */
  private static void end(ProcessHandle postmaster, Path data) {
    postmaster.destroyForcibly();
    try {
      postmaster.onExit().join();
      new ProcessBuilder("rm", "-rf", data.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessHandle postmaster(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return ProcessHandle.of(backend(connection))
          .flatMap(ProcessHandle::parent)
          .orElseThrow(() -> new IllegalStateException("PostgreSQL has no process"));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static long backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
      pid.next();
      return pid.getLong(1);
    }
  }

  private static void createRoles(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : List.of("holdfast_migrator", "holdfast_app", "holdfast_auditor")) {
        statement.execute("CREATE ROLE " + role + " LOGIN");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
