package io.holdfast.audit.check;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A rule within one database.
 *
 * @param invariant I1 to I12
 * @param population counts what is checked, in one number
 * @param violations lists violations, one text per row; {@code holdfast.settle} is set
 */
public record SqlCheck(String invariant, String population, String violations) {
  /** Event types are written as tokens in the statements, see {@link EventNames}. */
  public SqlCheck {
    population = EventNames.in(population);
    violations = EventNames.in(violations);
  }

  /** Runs against one database. */
  public void run(Snapshot database, Invariants invariants) throws SQLException {
    CheckCount tally = invariants.of(invariant);
    tally.checked(database.number(population));
    try (ResultSet rows = database.stream(violations)) {
      while (rows.next()) {
        tally.violation(database.name() + ": " + rows.getString(1));
      }
    }
  }
}
