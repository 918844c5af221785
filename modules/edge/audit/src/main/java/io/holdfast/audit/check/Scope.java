package io.holdfast.audit.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The range that an audit checks in one database. Ids are time-ordered, so everything before a
 * watermark was checked by an earlier audit or has been retired.
 *
 * @param since events and movements from this id on
 * @param orders orders from this id on; older ones only if changed since
 * @param retiredOrders orders before this id have been retired
 * @param ledger movements from this id on are added to the opening balances
 * @param opening the opening balances that replace earlier movements
 */
record Scope(UUID since, UUID orders, UUID retiredOrders, UUID ledger, String opening) {
  private static final UUID NOTHING = new UUID(0, 0);

  /** Clocks of servers differ: events of an order may carry ids this much before the order's. */
  private static final long SKEW_MILLIS = 20 * 60_000L;

  private static final String MARKS =
      """
      SELECT coalesce((SELECT proven_before FROM messaging.audit_watermark), ?),
             coalesce((SELECT before FROM messaging.retired
                        WHERE kind IN ('outbox', 'movements') ORDER BY before DESC LIMIT 1), ?),
             coalesce((SELECT before FROM messaging.retired
                        WHERE kind IN ('orders', 'reservations') ORDER BY before DESC LIMIT 1), ?),
             coalesce((SELECT before FROM messaging.retired WHERE kind = 'movements'), ?)""";

  /**
   * Reads the watermark of a database.
   *
   * @param full whether to ignore the watermark and check everything that is still there
   */
  static Scope read(Connection connection, boolean full) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(MARKS)) {
      for (int i = 1; i <= 4; i++) {
        look.setObject(i, NOTHING);
      }
      try (ResultSet row = look.executeQuery()) {
        row.next();
        UUID proven = full ? NOTHING : row.getObject(1, UUID.class);
        boolean onward = !proven.equals(NOTHING);
        return new Scope(
            later(proven, row.getObject(2, UUID.class)),
            later(proven, row.getObject(3, UUID.class)),
            row.getObject(3, UUID.class),
            onward ? proven : row.getObject(4, UUID.class),
            onward ? "PROVEN" : "RETIRED");
      }
    }
  }

  /** The same scope with orders from another id on. */
  Scope withOrders(UUID from) {
    return new Scope(since, from, retiredOrders, ledger, opening);
  }

  static UUID later(UUID one, UUID other) {
    return OrderRows.earlier(one, other).equals(one) ? other : one;
  }

  /** Inserts the bounds into a statement as literals, so that the planner prunes partitions. */
  String in(String sql) {
    return sql.replace(":since", literal(since))
        .replace(":reach", literal(reach(since)))
        .replace(":orders", literal(orders))
        .replace(":lives-reach", literal(reach(lives())))
        .replace(":lives", literal(lives()))
        .replace(":ledger", literal(ledger))
        .replace(":opening", "'" + opening + "'");
  }

  /** Reservations from here on have all their movements in the ledger. */
  private UUID lives() {
    return later(ledger, retiredOrders);
  }

  private static UUID reach(UUID bound) {
    long millis = bound.getMostSignificantBits() >>> 16;
    return new UUID(Math.max(0, millis - SKEW_MILLIS) << 16, 0);
  }

  private static String literal(UUID id) {
    return "'" + id + "'::uuid";
  }
}
