package io.holdfast.bench;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Settings of a run.
 *
 * @param rows numbers of the wanted rows
 * @param servers of the stacks; several have a balancer in front
 * @param relay how the relays run in rows 1 to 6
 * @param quick whether growth and soak are scaled down
 * @param pace durations of the measurements
 * @param yearOrders number of stored orders for row 12
 * @param soakMinutes how long the server is loaded for row 10
 * @param httpPort of Holdfast; the rival's ports lie above
 * @param directory for data; absolute
 */
public record BenchPlan(
    Set<Integer> rows,
    int servers,
    Relay relay,
    boolean quick,
    Timing pace,
    long yearOrders,
    int soakMinutes,
    int httpPort,
    Path directory) {
  /** How many rows there are. */
  static final int ROWS = 16;

  /** The rows that are measured when none is named: the last ones take too long. */
  static final int UNASKED = 11;

  /** Rows of placement, which several servers can serve. */
  static final Set<Integer> OF_SEVERAL_SERVERS = Set.of(1, 2, 3, 4, 5, 6, 8);

  /** Relay mode while orders are placed. */
  public enum Relay {
    /** Events stay in their outboxes. */
    PAUSED,
    /** Events are sent, orders are paid and confirmed. */
    RUNNING,
    /** One after the other. */
    BOTH;

    /** Whether the relays run, in each of the stacks to measure. */
    List<Boolean> modes() {
      return switch (this) {
        case PAUSED -> List.of(false);
        case RUNNING -> List.of(true);
        case BOTH -> List.of(false, true);
      };
    }
  }

  /** Whether any of these rows is wanted. */
  boolean wantsAny(Set<Integer> some) {
    return !Collections.disjoint(rows, some);
  }

  /** How many warehouses the rival needs; -1 when it is not needed. */
  int rivalWarehouses() {
    if (rows.contains(4)) {
      return 4;
    }
    return wantsAny(Set.of(2, 5)) ? 1 : wantsAny(Set.of(1, 3)) ? 0 : -1;
  }
}
