package io.holdfast.chaos.schedule;

import io.holdfast.stack.layout.PortOverrides;

/**
 * Names of lines. A target is a part, which means the lines of all servers to it; one line, as
 * {@code server-2/broker}; or {@link #BETWEEN_SERVERS}.
 */
public final class Lines {
  /** All lines between servers. */
  public static final String BETWEEN_SERVERS = "between servers";

  private Lines() {}

  /** Whether a target names a line. */
  public static boolean names(String target, String line) {
    if (target.equals(BETWEEN_SERVERS)) {
      return line.endsWith("/" + PortOverrides.CLUSTER)
          || line.endsWith("/" + PortOverrides.REQUESTS);
    }
    return line.equals(target) || line.endsWith("/" + target);
  }

  /** Whether two targets have a line or a part in common. */
  static boolean overlap(String one, String other) {
    return names(one, other) || names(other, one);
  }
}
