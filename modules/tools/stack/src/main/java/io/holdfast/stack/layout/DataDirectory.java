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

  /** The configuration directory of a server. */
  public Path server(StackServer server) {
    return liberty().resolve("servers").resolve(server.libertyName());
  }

  /** Where a server reads data sources and variables that can change while it runs. */
  public Path overrides(StackServer server) {
    return server(server).resolve("configDropins/overrides");
  }

  /** The XA transaction logs of all servers. */
  public Path transactionLogs() {
    return root.resolve("transaction-log");
  }

  /** The log of one server; losing it loses the outcome of prepared branches. */
  public Path transactionLog(StackServer server) {
    return transactionLogs().resolve(server.name());
  }

  /** Marker file: while it exists, the server says that it is not ready. */
  public Path drain(StackServer server) {
    return run().resolve(server.name() + ".drain");
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
      for (Path directory : new Path[] {root, logs(), run(), simulators(), transactionLogs()}) {
        Files.createDirectories(directory);
      }
      return this;
    } catch (IOException e) {
      throw new StackFailure("cannot write the data directory " + root + ": " + e.getMessage(), e);
    }
  }
}
