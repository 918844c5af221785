package io.holdfast.stack.insights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the search store compares with the databases.
 *
 * @param caughtUp whether every event was in the store when it was read
 * @param rows what was compared
 */
public record Verification(boolean caughtUp, List<Row> rows) {
  /**
   * One number.
   *
   * @param subjects how many days, categories or warehouses have it
   * @param differences in how many of them the two disagree
   */
  public record Row(String name, long databases, long store, long subjects, long differences) {}

  /** Compares, when the store has caught up or the patience is over. */
  public static Verification of(InsightsStack stack, Duration patience) {
    boolean caughtUp = new CaughtUp(stack.descriptor()).await(patience);
    stack.schema().refresh(stack.schema().liveGeneration());
    DatabaseFigures databases = new DatabaseFigures(stack.descriptor());
    StoreFigures store = new StoreFigures(stack.store());
    List<Row> rows = new ArrayList<>();
    compare(rows, "by day and status", databases.orders(), store.orders());
    compare(rows, "by day and category", databases.sales(), store.sales());
    compare(rows, "by warehouse", databases.stock(), store.stock());
    compare(rows, "of the ledger by warehouse", databases.ledger(), store.ledger());
    return new Verification(caughtUp, List.copyOf(rows));
  }

  /** Whether all numbers are equal. */
  public boolean holds() {
    return caughtUp && rows.stream().allMatch(row -> row.differences() == 0);
  }

  /** The lines of a table, each ended. */
  public String table() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s %-42s %,15d = %,15d in %,d%s%n",
              row.differences() == 0 ? "✓" : "✗",
              row.name(),
              row.databases(),
              row.store(),
              row.subjects(),
              row.differences() == 0 ? "" : ", " + row.differences() + " DIFFER"));
    }
    if (!caughtUp) {
      text.append("  THE STORE HAS NOT CAUGHT UP in time").append(System.lineSeparator());
    }
    return text.toString();
  }

  private static void compare(List<Row> rows, String by, Figures databases, Figures store) {
    for (int i = 0; i < databases.names().length; i++) {
      rows.add(
          new Row(
              databases.names()[i] + " " + by,
              databases.total(i),
              store.total(i),
              databases.rows().size(),
              databases.differences(i, store)));
    }
  }
}
