package io.holdfast.audit.check;

/** Rules within every database, hub and warehouses. */
final class SharedChecks {
  static final SqlCheck DELIVERED =
      new SqlCheck(
          "I8",
          "SELECT count(*) FROM messaging.outbox WHERE id >= :since",
          """
          SELECT format('event %s (%s of %s) is %s since %s after %s attempts: %s',
                        id, type, aggregate_id, status, occurred_at, attempts, coalesce(last_error, 'no error'))
            FROM messaging.outbox
           WHERE status = 'FAILED'
              OR status = 'PENDING'
                 AND occurred_at < now() - current_setting('holdfast.settle')::interval""");

  static final SqlCheck NOTHING_IN_DOUBT =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()",
          """
          SELECT format('transaction %s is prepared since %s and neither committed nor rolled back', gid, prepared)
            FROM pg_prepared_xacts
           WHERE database = current_database()
             AND prepared < now() - current_setting('holdfast.settle')::interval""");

  private SharedChecks() {}
}
