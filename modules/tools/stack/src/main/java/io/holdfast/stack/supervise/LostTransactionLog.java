package io.holdfast.stack.supervise;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.postgres.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Detects, before the server starts, that databases hold prepared transactions while the
 * transaction log with their outcomes is missing: the server would never finish them.
 */
final class LostTransactionLog {
  private LostTransactionLog() {}

  /**
   * One line for the operator; empty if nothing is wrong.
   *
   * @param servers whose logs are looked for
   * @param databases by the name of their part; those that do not answer are named too
   */
  static Optional<String> warning(
      DataDirectory data, List<StackServer> servers, Map<String, Database> databases) {
    if (servers.stream().map(data::transactionLog).anyMatch(LostTransactionLog::exists)) {
      return Optional.empty();
    }
    List<String> waiting = new ArrayList<>();
    databases.forEach((name, database) -> prepared(name, database).ifPresent(waiting::add));
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the transaction log in "
                + data.transactionLogs()
                + " is lost and prepared transactions wait for it: "
                + String.join(", ", waiting)
                + "; see docs/operations.md, 'The transaction log directory is lost'");
  }

  /** The server keeps two logs: what was decided, and which resources took part. */
  private static boolean exists(Path log) {
    return Stream.of("tranlog", "partnerlog")
        .allMatch(part -> Files.exists(log.resolve(part).resolve("log1")));
  }

  private static Optional<String> prepared(String name, Database database) {
    try {
      int count = database.preparedTransactions();
      return count == 0 ? Optional.empty() : Optional.of(name + " " + count);
    } catch (SQLException e) {
      return Optional.of(name + " (does not answer)");
    }
  }
}
