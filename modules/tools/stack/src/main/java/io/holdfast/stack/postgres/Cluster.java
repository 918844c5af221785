package io.holdfast.stack.postgres;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.PrivateFile;
import io.holdfast.stack.process.DetachedProcess;
import io.holdfast.stack.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of one PostgreSQL instance.
 *
 * @param binaries the programs
 * @param directory the data directory; absolute
 * @param port where it listens, on the loopback address only
 * @param log where its output goes
 */
public record Cluster(PostgresBinaries binaries, Path directory, int port, Path log) {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

  /**
   * After a crash: one call for the file system instead of one for each file. Linux alone has it.
   */
  private static final String SYNC_AFTER_CRASH =
      System.getProperty("os.name").equals("Linux") ? "syncfs" : "fsync";

  /**
   * Durable (a commit is on disk) and able to prepare transactions. Shared buffers hold the stock
   * of a million SKUs; memory is used on demand. New WAL files are not zero-filled and dirty pages
   * are flushed early: either would delay commits.
   */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("max_prepared_transactions", "200"),
          Map.entry("max_connections", "120"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("wal_compression", "on"),
          Map.entry("wal_init_zero", "off"),
          Map.entry("backend_flush_after", "256kB"),
          Map.entry("io_method", "sync"),
          Map.entry("recovery_init_sync_method", SYNC_AFTER_CRASH),
          Map.entry("jit", "off"),
          Map.entry("log_lock_waits", "on"),
          Map.entry("log_line_prefix", "%m [%p] %u@%d "));

  /** Creates the cluster unless it exists; a creation that was cut short begins again. */
  public void create(String superuserPassword) {
    if (Files.exists(directory.resolve("PG_VERSION"))) {
      return;
    }
    Path unfinished = directory.resolveSibling(directory.getFileName() + ".new");
    Path password = directory.resolveSibling(directory.getFileName() + ".password");
    try {
      delete(unfinished);
      PrivateFile.write(password, out -> out.write(superuserPassword + "\n"));
      initialise(unfinished, password);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(password);
    } catch (IOException e) {
      throw new StackFailure("cannot create the database " + directory + ": " + e.getMessage(), e);
    }
  }

  /** The server process. */
  public DetachedProcess server() {
    removeStaleLock();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    arguments.addAll(List.of("-D", directory.toString()));
    return new DetachedProcess(
        binaries.command("postgres", arguments), Map.of("LC_ALL", "C"), directory, log);
  }

  private void initialise(Path target, Path password) throws IOException {
    List<String> command =
        binaries.command(
            "initdb",
            List.of(
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions",
                "--pgdata=" + target));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    try {
      if (builder.start().waitFor() != 0) {
        throw new StackFailure("initdb failed; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted while creating " + directory, e);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * PostgreSQL refuses to start while the pid in its lock file is alive, even when, after a crash
   * of the machine, that pid belongs to another program.
   */
  private void removeStaleLock() {
    Path lock = directory.resolve("postmaster.pid");
    try {
      if (!Files.exists(lock)) {
        return;
      }
      List<String> lines = Files.readAllLines(lock);
      long startedAt = Duration.ofSeconds(Long.parseLong(lines.get(2).trim())).toMillis();
      ProcessRecord holder =
          new ProcessRecord("postgres", Long.parseLong(lines.get(0).trim()), startedAt, port);
      if (holder.aliveWithin(CLOCK_STEP).isEmpty()) {
        Files.delete(lock);
      }
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new StackFailure("cannot judge the lock file " + lock + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
