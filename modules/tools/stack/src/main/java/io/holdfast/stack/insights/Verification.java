package io.holdfast.stack.insights;

import java.time.Duration;
import java.time.Instant;
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
  private static final List<String> BY =
      List.of(
          "by day and status", "by day and category", "by warehouse", "of the ledger by warehouse");

  /**
   * One number.
   *
   * @param subjects how many days, categories or warehouses have it
   * @param differences in how many of them the two disagree
   */
  public record Row(String name, long databases, long store, long subjects, long differences) {}

  /**
   * Compares, when the store has caught up. What has changed in the databases meanwhile is compared
   * again, until the patience is over.
   */
  public static Verification of(InsightsStack stack, Duration patience) {
    Instant end = Instant.now().plus(patience);
    boolean caughtUp;
    List<Figures> databases;
    List<Figures> store;
    List<Figures> after;
    do {
      Duration left = Duration.between(Instant.now(), end);
      caughtUp = new CaughtUp(stack.descriptor()).await(left.isNegative() ? Duration.ZERO : left);
      databases = databases(stack);
      stack.schema().refresh(stack.schema().liveGeneration());
      store = store(stack);
      after = databases(stack);
    } while (!databases.toString().equals(after.toString()) && Instant.now().isBefore(end));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < BY.size(); i++) {
      compare(rows, BY.get(i), databases.get(i), store.get(i));
    }
    return new Verification(caughtUp, List.copyOf(rows));
  }

  private static List<Figures> databases(InsightsStack stack) {
    DatabaseFigures read = new DatabaseFigures(stack.descriptor());
    return List.of(read.orders(), read.sales(), read.stock(), read.ledger());
  }

  private static List<Figures> store(InsightsStack stack) {
    StoreFigures read = new StoreFigures(stack.store());
    return List.of(read.orders(), read.sales(), read.stock(), read.ledger());
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
