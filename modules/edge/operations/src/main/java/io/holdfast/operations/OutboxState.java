package io.holdfast.operations;

import java.util.List;

/**
 * Pending and failed events of one database's outbox.
 *
 * @param state UP, or DOWN if the database did not answer; the rest is null then
 * @param pending events not sent yet
 * @param failed events FAILED after the last attempt; they can be replayed
 * @param oldestPendingSeconds age of the oldest event not sent yet, null when none waits
 * @param failures the oldest failed events, 20 at most
 */
public record OutboxState(
    String database,
    String state,
    Long pending,
    Long failed,
    Double oldestPendingSeconds,
    List<FailedEvent> failures) {

  /**
   * An event that the broker refused too often.
   *
   * @param lastError its last error message
   */
  public record FailedEvent(
      String id, String stream, String type, int attempts, String lastError) {}

  static OutboxState down(String database) {
    return new OutboxState(database, "DOWN", null, null, null, null);
  }
}
