package io.holdfast.audit.check;

import java.util.List;

/** Rules of notifications within the hub. */
final class NotificationChecks {
  /** A server looks the rules up again every second; ten leave room for a slow one. */
  private static final String RULED =
      """
      FROM messaging.outbox o
      JOIN notifications.rule r ON r.event_type = o.type AND r.audience = 'CUSTOMER'
       AND o.sent_at > r.since + interval '10 seconds'
      WHERE o.id >= :since AND o.status = 'SENT'""";

  private static final SqlCheck EVENT_WAS_TOLD =
      new SqlCheck(
          "I8",
          "SELECT count(*) " + RULED,
          """
          SELECT format('event %s (%s of %s) was sent at %s and not applied by notifications',
                        o.id, o.type, o.aggregate_id, o.sent_at)
          """
              + RULED
              + """

             AND o.sent_at < now() - current_setting('holdfast.settle')::interval
             AND NOT EXISTS (SELECT FROM messaging.inbox i
               WHERE i.consumer = 'notifications' AND i.event_id = o.id AND i.event_id >= :since)""");

  static final List<SqlCheck> ALL = List.of(EVENT_WAS_TOLD);

  private NotificationChecks() {}
}
