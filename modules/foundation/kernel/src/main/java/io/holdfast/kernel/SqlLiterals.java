package io.holdfast.kernel;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of states as they stand in SQL. */
public final class SqlLiterals {
  private SqlLiterals() {}

  /** The names in quotes, separated by commas, as for {@code IN (...)}. */
  public static String of(Collection<? extends Enum<?>> states) {
    return states.stream().map(SqlLiterals::of).collect(Collectors.joining(", "));
  }

  /** One name in quotes. */
  public static String of(Enum<?> state) {
    return "'" + state.name() + "'";
  }
}
