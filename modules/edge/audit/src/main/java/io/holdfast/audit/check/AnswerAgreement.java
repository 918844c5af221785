package io.holdfast.audit.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Checks that the hub has applied every answer that a warehouse has sent (I8). Sent is what left
 * the warehouse some time ago, so that the snapshots need not be of one moment.
 */
public final class AnswerAgreement {
  private static final int ANSWERS_AT_ONCE = 10_000;

  private static final String SENT =
      EventNames.in(
          """
          SELECT id FROM messaging.outbox
           WHERE id >= :since AND type = {stock.RESERVATION_ANSWERED} AND status = 'SENT'
             AND sent_at < now() - greatest(current_setting('holdfast.settle')::interval, interval '5 seconds')""");

  private static final String NOT_APPLIED =
      """
      SELECT sent.id FROM unnest(?::uuid[]) AS sent (id)
       WHERE NOT EXISTS (SELECT FROM messaging.inbox i WHERE i.consumer = 'sagas' AND i.event_id = sent.id)""";

  private final CheckCount applied;

  /** Prepares the check; nothing is read yet. */
  public AnswerAgreement(Invariants invariants) {
    this.applied = invariants.of("I8");
  }

  /** Reads the answers that were not covered yet. */
  public void check(Snapshots snapshots) throws SQLException {
    for (var warehouse : snapshots.warehouses().entrySet()) {
      List<UUID> some = new ArrayList<>();
      try (ResultSet rows = warehouse.getValue().stream(SENT)) {
        while (rows.next()) {
          some.add(rows.getObject(1, UUID.class));
          if (some.size() == ANSWERS_AT_ONCE) {
            compare(snapshots.hub(), warehouse.getKey(), some);
            some.clear();
          }
        }
      }
      compare(snapshots.hub(), warehouse.getKey(), some);
    }
  }

  private void compare(Snapshot hub, String warehouse, Collection<UUID> sent) throws SQLException {
    applied.checked(sent.size());
    if (sent.isEmpty()) {
      return;
    }
    try (ResultSet rows = hub.stream(NOT_APPLIED, sent)) {
      while (rows.next()) {
        applied.violation(
            "answer %s of %s was sent and not applied by sagas"
                .formatted(rows.getObject(1, UUID.class), warehouse));
      }
    }
  }
}
