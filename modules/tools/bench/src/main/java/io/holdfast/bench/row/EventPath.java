package io.holdfast.bench.row;

import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.process.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Progress of the event path, read from the databases. */
final class EventPath {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final String UNSENT =
      "SELECT count(*) FROM messaging.outbox WHERE status = 'PENDING'";
  private static final String MARKED =
      """
      SELECT sum(n_tup_upd)::bigint FROM pg_stat_user_tables
      WHERE schemaname = 'messaging' AND relname LIKE 'outbox%'""";
  private static final String UNDECIDED =
      "SELECT count(*) FROM orders.orders WHERE status = 'PLACED'";
  private final StackDescriptor stack;

  EventPath(MeasuredStack stack) {
    this.stack = stack.descriptor();
  }

  /** Returns when every event is sent and every order decided, or when patience ends. */
  boolean settle(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = unsent() + undecided();
    long most = left;
    try (ProgressReport progress = ProgressReport.start("    settling", most, "decided")) {
      while (left > 0 && System.nanoTime() < deadline) {
        Await.pause(STEP);
        left = unsent() + undecided();
        progress.at(Math.max(0, most - left));
      }
    }
    return left == 0;
  }

  /** Events not yet with the broker; counts them, which keeps PostgreSQL busy while many wait. */
  long unsent() {
    return sum(UNSENT);
  }

  /**
   * How often an event was marked as sent, as PostgreSQL's statistics have it: constant time, but
   * up to a second late, and rolled back marks count too.
   */
  long marked() {
    return sum(MARKED);
  }

  private long sum(String sql) {
    List<String> urls = new ArrayList<>(List.of(stack.hub().auditor()));
    stack.warehouses().forEach(one -> urls.add(one.database().auditor()));
    return urls.stream().mapToLong(url -> (long) number(url, sql)).sum();
  }

  /** Orders whose payment is not decided. */
  long undecided() {
    return (long) number(stack.hub().auditor(), UNDECIDED);
  }

  /** The answer of the hub to a question for one number. */
  double ofHub(String sql) {
    return number(stack.hub().auditor(), sql);
  }

  private static double number(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new StackFailure("cannot read the measured stack: " + e.getMessage(), e);
    }
  }
}
