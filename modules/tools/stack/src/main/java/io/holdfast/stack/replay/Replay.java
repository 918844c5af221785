package io.holdfast.stack.replay;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.load.http.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One run: orders to warm up, orders to measure, and the wait until all of them are decided.
 *
 * @param shop the server, as the user who places orders
 * @param stack its databases, when they may be asked
 * @param source where the orders come from
 * @param shops how they are sent
 * @param run names the idempotency keys
 * @param warmUp how long to send unmeasured orders before
 * @param patience how long to wait for decisions after
 * @param journal file for accepted orders; null to keep none
 */
public record Replay(
    Endpoint shop,
    Optional<StackDescriptor> stack,
    OrderSource source,
    ClientSettings shops,
    RunId run,
    Duration warmUp,
    Duration patience,
    Path journal) {

  /**
   * Runs to its end.
   *
   * @throws StackFailure if the databases cannot be read or the journal not written
   */
  public ReplayReport execute() throws InterruptedException {
    try (AnswerJournal answers = AnswerJournal.to(journal)) {
      if (stack.isEmpty()) {
        ReplayClients.Outcome outcome = send(answers, warmUp(answers));
        return report(outcome, new SettlementWait(patience).await(shop));
      }
      try (Ledger ledger = new Ledger(stack.get())) {
        long next = warmUp(answers);
        OffsetDateTime from = ledger.now();
        ReplayClients.Outcome outcome = send(answers, next);
        return report(outcome, new SettlementWait(patience).await(ledger, from));
      }
    } catch (SQLException failure) {
      throw new StackFailure("a database cannot be read: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      throw new StackFailure("the replay stopped: " + failure.getMessage(), failure);
    }
  }

  private ReplayReport report(ReplayClients.Outcome outcome, FinalStates after) {
    return ReplayReport.of(run, shops, outcome, after);
  }

  private long warmUp(AnswerJournal answers) throws InterruptedException {
    if (warmUp.isZero()) {
      return 0;
    }
    ReplayClients clients = new ReplayClients(shop, source, shops.lasting(warmUp), run, answers, 0);
    return send(clients, "warming up", warmUp, -1).nextOrdinal();
  }

  private ReplayClients.Outcome send(AnswerJournal answers, long first)
      throws InterruptedException {
    ReplayClients clients = new ReplayClients(shop, source, shops, run, answers, first);
    return send(clients, "orders", shops.duration(), shops.orders());
  }

  private static ReplayClients.Outcome send(
      ReplayClients clients, String step, Duration duration, long orders)
      throws InterruptedException {
    boolean timed = duration != null;
    long goal = timed ? duration.toSeconds() : orders;
    long started = System.nanoTime();
    try (ProgressReport progress = ProgressReport.start(step, goal, timed ? "s" : "orders")) {
      return clients.send(
          (answered, perSecond) -> {
            long seconds = (System.nanoTime() - started) / 1_000_000_000L;
            progress.note(String.format("%,d answered, %,.0f/s", answered, perSecond));
            progress.at(timed ? Math.min(seconds, goal) : answered);
          });
    }
  }
}
