package io.holdfast.stack.parts;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.postgres.Cluster;
import io.holdfast.stack.postgres.Database;
import io.holdfast.stack.postgres.PostgresBinaries;
import io.holdfast.stack.process.DetachedProcess;
import io.holdfast.stack.process.Signal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One PostgreSQL instance with one database of ours in it. */
public final class PostgresPart implements Part {

  /** The hub's name in a stack. */
  public static final String HUB = "postgres-hub";

  private final String name;
  private final Supplier<Cluster> cluster;
  private final Path directory;
  private final Database database;
  private final Provisioning provisioning;

  /** Initialises or migrates a database. */
  @FunctionalInterface
  public interface Provisioning {
    /** Brings the database up to date; repeatable. */
    void apply(Database database) throws SQLException;
  }

  /** An instance; its programs are unpacked when it is first started. */
  public PostgresPart(
      DataDirectory data, String name, Database database, Provisioning provisioning) {
    this.name = name;
    this.directory = data.cluster(name);
    this.database = database;
    this.provisioning = provisioning;
    this.cluster =
        () -> new Cluster(PostgresBinaries.unpacked(), directory, database.port(), data.log(name));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return database.port();
  }

  @Override
  public String commandLineMark() {
    return "-D " + directory;
  }

  @Override
  public DetachedProcess prepare() {
    cluster.get().create(database.secrets().superuser());
    return cluster.get().server();
  }

  @Override
  public boolean answers() {
    return database.answers();
  }

  @Override
  public void provision() {
    try {
      database.create();
      provisioning.apply(database);
    } catch (SQLException e) {
      throw new StackFailure(name + " cannot be provisioned: " + e.getMessage(), e);
    }
  }

  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Optional<String> auditorJdbcUrl() {
    return Optional.of(database.auditorJdbcUrl());
  }
}
