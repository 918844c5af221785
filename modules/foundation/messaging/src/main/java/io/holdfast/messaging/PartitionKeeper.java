package io.holdfast.messaging;

import io.holdfast.platform.SqlFailure;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Maintains the partitions of one database: creates them ahead and retires old ones, and sets old
 * closed records aside; one statement per transaction. Each statement waits at most 100 ms for
 * locks and does nothing while another server does the same; failures are retried in the next
 * round.
 */
final class PartitionKeeper {
  private static final System.Logger LOG = System.getLogger(PartitionKeeper.class.getName());
  private static final int RETIRED_AT_ONCE = 40;

  private static final int RECORDS_AT_ONCE = 500;
  private static final String HAS_FUNCTION = "SELECT to_regprocedure(?) IS NOT NULL";
  private static final String ARCHIVE = "SELECT %s(? * interval '1 second', ?)";

  private static final String CREATE =
      """
      SELECT messaging.create_partitions(partrelid, ?, ?) FROM pg_partitioned_table
      WHERE partrelid = to_regclass(?)""";
  private static final String RETIRE =
      "SELECT partition, outcome FROM messaging.retire_partition(?, ? * interval '1 second')";

  private final String database;
  private final DataSource source;
  private final RetentionTerms terms;

  /**
   * @param source gives connections outside JTA
   */
  PartitionKeeper(String database, DataSource source, RetentionTerms terms) {
    this.database = database;
    this.source = source;
    this.terms = terms;
  }

  /** One round. */
  void tidy() {
    for (PartitionedHistory history : PartitionedHistory.values()) {
      for (String table : history.tables()) {
        attempt(table, () -> create(history, table));
      }
    }
    for (PartitionedHistory history : PartitionedHistory.values()) {
      attempt(history.name(), () -> retire(history));
    }
    for (ClosedRecords records : ClosedRecords.values()) {
      attempt(records.name(), () -> archive(records));
    }
  }

  /** Sets aside records that were closed long ago; returns how many. */
  int archive(ClosedRecords records) {
    int total = 0;
    int some;
    do {
      some = archiveSome(records);
      total += some;
    } while (some == RECORDS_AT_ONCE && total < RECORDS_AT_ONCE * RETIRED_AT_ONCE);
    return total;
  }

  private int archiveSome(ClosedRecords records) {
    try (Connection connection = source.getConnection();
        PreparedStatement known = connection.prepareStatement(HAS_FUNCTION);
        PreparedStatement archive =
            connection.prepareStatement(ARCHIVE.formatted(records.function()))) {
      known.setString(1, records.function() + "(interval, integer)");
      try (ResultSet row = known.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          return 0;
        }
      }
      archive.setLong(1, terms.orders().toSeconds());
      archive.setInt(2, RECORDS_AT_ONCE);
      try (ResultSet row = archive.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private void attempt(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      // Retried in the next round; partitions are created long before they are needed.
      LOG.log(Level.INFO, "partitions of {0} in {1}: {2}", what, database, e.getMessage());
    }
  }

  private void create(PartitionedHistory history, String table) {
    try (Connection connection = source.getConnection();
        PreparedStatement create = connection.prepareStatement(CREATE)) {
      create.setString(1, history.unit());
      create.setInt(2, history.ahead());
      create.setString(3, table);
      try (ResultSet made = create.executeQuery()) {
        if (made.next() && made.getInt(1) > 0) {
          LOG.log(Level.INFO, "{0} in {1}: {2} partitions made", table, database, made.getInt(1));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Retires partitions that are due; returns their names. */
  List<String> retire(PartitionedHistory history) {
    List<String> left = new ArrayList<>();
    String one;
    do {
      one = retireOne(history);
      if (one != null) {
        left.add(one);
      }
    } while (one != null && left.size() < RETIRED_AT_ONCE);
    return left;
  }

  private String retireOne(PartitionedHistory history) {
    try (Connection connection = source.getConnection();
        PreparedStatement retire = connection.prepareStatement(RETIRE)) {
      retire.setString(1, history.name().toLowerCase(Locale.ROOT));
      retire.setLong(2, history.keep(terms).toSeconds());
      try (ResultSet row = retire.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        String partition = row.getString(1);
        boolean unsettled = "UNSETTLED".equals(row.getString(2));
        LOG.log(
            unsettled ? Level.WARNING : Level.INFO,
            "{0} in {1}: {2}",
            partition,
            database,
            unsettled ? "kept past its time, since not all in it is settled" : row.getString(2));
        return unsettled ? null : partition;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
