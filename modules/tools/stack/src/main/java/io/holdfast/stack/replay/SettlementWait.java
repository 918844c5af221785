package io.holdfast.stack.replay;

import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Waits until no order waits for its payment and no event is unsent. Queries the databases if
 * accessible, otherwise the server, which only reports orders that wait.
 */
final class SettlementWait {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final List<String> WAITING =
      List.of("/api/v1/orders?status=PENDING&limit=1", "/api/v1/orders?status=PLACED&limit=1");

  private final Duration patience;

  SettlementWait(Duration patience) {
    this.patience = patience;
  }

  /** Something that can be counted until it is zero. */
  private interface Remaining {
    long count() throws SQLException, IOException;
  }

  /**
   * Waits by the databases.
   *
   * @param from when the measured phase began, by the hub's clock
   */
  FinalStates await(Ledger ledger, OffsetDateTime from) throws SQLException, IOException {
    long started = System.nanoTime();
    long backlog = count(ledger::unsent, started + patience.toNanos());
    boolean settled = untilZero(() -> ledger.waiting() + ledger.unsent());
    double seconds = (System.nanoTime() - started) / 1e9;
    return new FinalStates(
        settled, ledger.waiting(), ledger.fates(from, ledger.now()), backlog, seconds);
  }

  /** Waits by the server's answers. */
  FinalStates await(Endpoint shop) throws SQLException, IOException {
    long started = System.nanoTime();
    try (Wire wire = new Wire(shop, Duration.ofSeconds(10))) {
      boolean settled = untilZero(() -> anyWaiting(wire));
      double seconds = (System.nanoTime() - started) / 1e9;
      return new FinalStates(settled, settled ? 0 : 1, null, -1, seconds);
    }
  }

  private static long anyWaiting(Wire wire) throws IOException {
    for (String waiting : WAITING) {
      ApiReply reply = wire.send(ApiRequest.get(waiting));
      if (reply.status() != 200 || !reply.text().matches("(?s).*\"items\"\\s*:\\s*\\[\\s*].*")) {
        return 1;
      }
    }
    return 0;
  }

  private boolean untilZero(Remaining remaining) throws SQLException, IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = count(remaining, deadline);
    long most = left;
    try (ProgressReport progress = ProgressReport.start("settling", most, "decided")) {
      while (left > 0 && System.nanoTime() < deadline) {
        Await.pause(STEP);
        left = count(remaining, deadline);
        progress.at(Math.max(0, most - left));
        progress.note(left + " left");
      }
    }
    return left == 0;
  }

  /** Waits for a database or server that is just being restarted. */
  private static long count(Remaining remaining, long deadline) throws SQLException, IOException {
    while (true) {
      try {
        return remaining.count();
      } catch (SQLException | IOException away) {
        if (System.nanoTime() >= deadline) {
          throw away;
        }
        Await.pause(STEP);
      }
    }
  }
}
