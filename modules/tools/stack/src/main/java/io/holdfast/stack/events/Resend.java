package io.holdfast.stack.events;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.ProgressReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends the outboxes of several databases to one queue, database after database. */
final class Resend {
  private static final int RANDOM_BITS = 16;

  private final List<Outbox> outboxes;
  private final QueueSender sender;
  private final long limit;
  private long sent;
  private long passedOver;

  Resend(List<Outbox> outboxes, QueueSender sender, long limit) {
    this.outboxes = outboxes;
    this.sender = sender;
    this.limit = limit;
  }

  /**
   * Result of a resend.
   *
   * @param passedOver events of the queue's address that do not match its filter
   */
  record Result(long sent, long passedOver) {}

  /**
   * Sends the events made from one time until before another.
   *
   * @throws StackFailure if there are more than the limit, and nothing was sent; or if a database
   *     or the broker fails, and some may have been sent
   */
  Result run(Instant since, Instant until) {
    Outbox.Range range =
        new Outbox.Range(sender.stream(), firstIdOf(since), firstIdOf(until.plusMillis(1)));
    Map<Outbox, Long> counts = new LinkedHashMap<>();
    outboxes.forEach(outbox -> counts.put(outbox, outbox.count(range)));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total > limit) {
      throw new StackFailure(
          "nothing was sent: %,d events since %s are more than --limit %,d"
              .formatted(total, since, limit));
    }
    try (ProgressReport progress = ProgressReport.start("resend", total, "events")) {
      for (Outbox outbox : outboxes) {
        progress.note(outbox.name());
        outbox.read(range, page -> send(page, progress));
      }
    }
    return new Result(sent, passedOver);
  }

  private void send(List<DomainEvent> page, ProgressReport progress) {
    int accepted = sender.send(page);
    sent += accepted;
    passedOver += page.size() - accepted;
    progress.add(page.size());
  }

  /** Ids are UUIDs of version 7: they begin with the time in milliseconds. */
  private static UUID firstIdOf(Instant time) {
    return new UUID(time.toEpochMilli() << RANDOM_BITS, 0);
  }
}
