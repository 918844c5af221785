package io.holdfast.stack.insights;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.process.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Waits until every event is in the search store: none waits in an outbox, none in the job's queue.
 * The job acknowledges with its checkpoints, and those wait for the store.
 *
 * @param descriptor the stack
 */
record CaughtUp(StackDescriptor descriptor) {
  private static final String UNSENT =
      "SELECT count(*) FROM messaging.outbox WHERE status = 'PENDING'";

  /** Waits; false if it takes longer. */
  boolean await(Duration patience) {
    try (FeedQueue queue = FeedQueue.open(descriptor.broker())) {
      return Await.until(patience, () -> unsent() == 0 && queue.size() == 0);
    }
  }

  private long unsent() {
    return Stream.concat(
            Stream.of(descriptor.hub()),
            descriptor.warehouses().stream().map(StackDescriptor.Warehouse::database))
        .mapToLong(CaughtUp::unsent)
        .sum();
  }

  private static long unsent(StackDescriptor.DatabaseAccess database) {
    try (Connection connection = DriverManager.getConnection(database.auditor());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UNSENT)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new StackFailure(database.part() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
