package io.holdfast.messaging;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.BrokenCheckException;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Changes that take effect once under their idempotency keys; keys and answers are kept in the hub.
 * The key is looked up before anything else, so that a stored answer is given whatever is down, and
 * written last, in the transaction of the change.
 */
public final class KeyedChanges {
  private static final StoredAnswers ANSWERS = new StoredAnswers("messaging.stored_answer");
  private static final int ATTEMPTS = 10;

  /** Nanoseconds by which the bound of the random pause grows with each attempt. */
  private static final long LONGEST_FIRST_PAUSE = 2_000_000;

  private final HubDatabase hub;
  private final Transactions transactions;

  public KeyedChanges(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Makes a change, or returns the answer of an earlier request under the same key.
   *
   * @param type of the answer, a record that is kept as JSON
   * @param prepare reads what the change needs, outside a transaction, and returns the work of the
   *     transaction, which writes the hub last; repeated after a conflict
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was used for another
   *     request
   * @throws ConflictException if concurrent changes used up all attempts
   */
  public <T> T run(
      IdempotencyKey key,
      Class<T> type,
      StoredAnswers.Kept kept,
      Supplier<Transactions.Work<T>> prepare) {
    for (int attempt = 1; ; attempt++) {
      Optional<T> earlier = earlier(key, type);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      try {
        return attempt(key, kept, prepare.get());
      } catch (ConflictException | BrokenCheckException e) {
        // A warehouse commits before the hub: its CHECK may refuse a repetition whose answer the
        // hub does not show yet.
        if (attempt >= ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * LONGEST_FIRST_PAUSE));
      } catch (RuntimeException e) {
        // The same request may have made the change since the look-up, which then is refused here.
        return earlier(key, type).orElseThrow(() -> e);
      }
    }
  }

  private <T> T attempt(IdempotencyKey key, StoredAnswers.Kept kept, Transactions.Work<T> work) {
    return transactions.run(
        () -> {
          T answer = work.run();
          try (Connection connection = hub.xa().getConnection()) {
            AuditTrail.join(connection, null, answer);
            ANSWERS.store(connection, key, JsonText.of(answer), kept);
          }
          return answer;
        });
  }

  private <T> Optional<T> earlier(IdempotencyKey key, Class<T> type) {
    try (Connection connection = hub.plain().getConnection()) {
      return ANSWERS.find(connection, key).map(answer -> JsonText.read(answer, type));
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
