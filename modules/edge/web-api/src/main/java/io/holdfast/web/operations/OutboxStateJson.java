package io.holdfast.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.operations.OutboxState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Pending and failed events of one database's outbox.
 *
 * @param state UP, or DOWN if the database did not answer; the rest is omitted then
 * @param pending events not sent yet
 * @param failed events FAILED after the last attempt; they can be replayed
 * @param oldestPendingSeconds age of the oldest event not sent yet, left out when none waits
 * @param failures the oldest failed events, 20 at most
 */
@Schema(name = "OutboxState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboxStateJson(
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
  @Schema(name = "FailedEvent")
  public record FailedEvent(
      String id, String stream, String type, int attempts, String lastError) {}

  static OutboxStateJson of(OutboxState state) {
    return new OutboxStateJson(
        state.database(),
        state.state(),
        state.pending(),
        state.failed(),
        state.oldestPendingSeconds(),
        state.failures() == null
            ? null
            : state.failures().stream().map(OutboxStateJson::failure).toList());
  }

  private static FailedEvent failure(OutboxState.FailedEvent event) {
    return new FailedEvent(
        event.id(), event.stream(), event.type(), event.attempts(), event.lastError());
  }
}
