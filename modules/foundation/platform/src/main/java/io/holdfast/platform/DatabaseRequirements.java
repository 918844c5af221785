package io.holdfast.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What is needed of a PostgreSQL instance, compared with its settings when it is first used. What
 * would lose orders is refused; what may be on purpose is a warning.
 *
 * @param pooled connections of each of the two pools of a database
 * @param reports connections of the pool for reports
 */
public record DatabaseRequirements(int pooled, int reports) {
  private static final System.Logger LOG = System.getLogger(DatabaseRequirements.class.getName());
  private static final int OLDEST = 15;
  private static final int NEWEST = 18;
  private static final int VERSION_UNIT = 10_000;
  private static final Duration MOST_SKEW = Duration.ofSeconds(2);
  private static final String SETTINGS =
      """
      SELECT current_setting('server_version_num')::int, current_setting('max_prepared_transactions')::int,
             current_setting('max_connections')::int, current_setting('fsync') = 'on',
             current_setting('synchronous_commit') <> 'off', clock_timestamp()""";

  /**
   * Settings of an instance.
   *
   * @param version such as 15, the major one
   * @param preparedTransactions how many there may be at a time
   * @param connections how many there may be at a time
   * @param fsync whether what is written is forced to disk
   * @param synchronousCommit whether a commit waits for that
   * @param skew of its clock against that of this server, never negative
   */
  record Settings(
      int version,
      int preparedTransactions,
      int connections,
      boolean fsync,
      boolean synchronousCommit,
      Duration skew) {}

  /** Those of this server's pools. */
  public static DatabaseRequirements configured() {
    Config config = ConfigProvider.getConfig();
    return new DatabaseRequirements(
        config.getOptionalValue("pool.max", Integer.class).orElse(40),
        config.getOptionalValue("pool.reports", Integer.class).orElse(4));
  }

  /**
   * Checks an instance; each warning is a line of the log.
   *
   * @param name of the database, as people call it
   * @throws UnfitDatabaseException naming the first setting that must be changed
   */
  public void check(String name, Connection connection) throws SQLException {
    Settings settings = read(connection);
    Optional<String> fault = fault(settings);
    if (fault.isPresent()) {
      throw new UnfitDatabaseException("the database of " + name + " does not do: " + fault.get());
    }
    warnings(settings)
        .forEach(w -> LOG.log(System.Logger.Level.WARNING, "the database of " + name + ": " + w));
  }

  Optional<String> fault(Settings settings) {
    if (settings.version() < OLDEST) {
      return Optional.of("PostgreSQL %d is older than %d".formatted(settings.version(), OLDEST));
    } else if (settings.preparedTransactions() < pooled) {
      return Optional.of(
          "max_prepared_transactions is %d, and pool.max needs at least %d"
              .formatted(settings.preparedTransactions(), pooled));
    } else if (!settings.fsync()) {
      return Optional.of("fsync is off: a crash loses orders that were confirmed");
    } else if (!settings.synchronousCommit()) {
      return Optional.of("synchronous_commit is off: a crash loses orders that were confirmed");
    }
    return Optional.empty();
  }

  List<String> warnings(Settings settings) {
    List<String> warnings = new ArrayList<>();
    if (settings.version() > NEWEST) {
      warnings.add(
          "PostgreSQL %d is newer than %d, the newest that was tried"
              .formatted(settings.version(), NEWEST));
    }
    int needed = 2 * pooled + reports;
    if (settings.connections() < needed) {
      warnings.add(
          "max_connections is %d, and the pools of one server may open %d"
              .formatted(settings.connections(), needed));
    }
    if (settings.skew().compareTo(MOST_SKEW) > 0) {
      warnings.add(
          "its clock differs from the server's by %d s".formatted(settings.skew().toSeconds()));
    }
    return warnings;
  }

  private static Settings read(Connection connection) throws SQLException {
    Instant before = Instant.now();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SETTINGS)) {
      Instant after = Instant.now();
      row.next();
      Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
      return new Settings(
          row.getInt(1) / VERSION_UNIT,
          row.getInt(2),
          row.getInt(3),
          row.getBoolean(4),
          row.getBoolean(5),
          Duration.between(row.getTimestamp(6).toInstant(), middle).abs());
    }
  }
}
