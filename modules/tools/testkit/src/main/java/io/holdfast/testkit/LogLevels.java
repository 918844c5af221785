package io.holdfast.testkit;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps planned faults from filling the build's output with warnings. A level that was set before
 * stays.
 */
final class LogLevels {
  /** Held here, or the loggers and their levels would be collected. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("io.zonky"),
          Logger.getLogger("com.arjuna"),
          Logger.getLogger("org.eclipse.persistence"));

  static {
    for (Logger logger : QUIET) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.SEVERE);
      }
    }
  }

  private LogLevels() {}

  /** Has its effect at the first call. */
  static void quieten() {
    assert !QUIET.isEmpty();
  }
}
