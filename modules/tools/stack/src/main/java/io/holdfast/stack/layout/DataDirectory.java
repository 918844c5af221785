package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything one stack keeps: databases, journal, transaction log, secrets, logs, process records.
 *
 * @param root absolute path; may not exist yet
 */
public record DataDirectory(Path root) {

  /** Normalises the path, so that it can be recognised on a command line. */
  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Database cluster of a PostgreSQL part. */
  public Path cluster(String part) {
    return root.resolve("postgres").resolve(part);
  }

  /** Journal and configuration of the broker. */
  public Path broker() {
    return root.resolve("broker");
  }

  /** Files of the search store. */
  public Path store() {
    return root.resolve("store");
  }

  /** Files of the stream job. */
  public Path insights() {
    return root.resolve("insights");
  }

  /** What the simulators remember. */
  public Path simulators() {
    return root.resolve("simulators");
  }

  /** The user directory of Liberty. */
  public Path liberty() {
    return root.resolve("liberty");
  }

  /** The server's configuration directory. */
  public Path server() {
    return liberty().resolve("servers/holdfast");
  }

  /** Where a server reads data sources and variables that can change while it runs. */
  public Path overrides() {
    return server().resolve("configDropins/overrides");
  }

  /** The XA transaction log of the server; losing it loses the outcome of prepared branches. */
  public Path transactionLog() {
    return root.resolve("transaction-log");
  }

  /** All logs. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of one part. */
  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** Process records. */
  public Path run() {
    return root.resolve("run");
  }

  /** Marker file: exists while a part is stopped on purpose. */
  public Path hold(String part) {
    return run().resolve(part + ".held");
  }

  /** Ports and warehouses. */
  public Path plan() {
    return root.resolve("stack.json");
  }

  /** Port overrides of the server; may not exist. */
  public Path detours() {
    return root.resolve("detours.properties");
  }

  /** Random passwords, readable by the owner only. */
  public Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** Locked by the one supervisor of this directory. */
  public Path lock() {
    return root.resolve("supervisor.lock");
  }

  /** Creates the directories that every stack has. */
  public DataDirectory create() {
    try {
      for (Path directory : new Path[] {root, logs(), run(), simulators(), transactionLog()}) {
        Files.createDirectories(directory);
      }
      return this;
    } catch (IOException e) {
      throw new StackFailure("cannot write the data directory " + root + ": " + e.getMessage(), e);
    }
  }
}
