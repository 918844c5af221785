package io.holdfast.kernel;

import java.util.Collection;
import java.util.stream.Collectors;

/** Formats state names as SQL literals. */
public final class SqlLiterals {
  private SqlLiterals() {}

  /** Quoted names separated by commas, as for {@code IN (...)}. */
  public static String of(Collection<? extends Enum<?>> states) {
    return states.stream().map(SqlLiterals::of).collect(Collectors.joining(", "));
  }

  /** One quoted name. */
  public static String of(Enum<?> state) {
    return "'" + state.name() + "'";
  }
}
