package io.holdfast.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of groups of processes, with all their children, those that have ended included.
 * Known on Linux only; elsewhere every reading is empty.
 */
public final class ProcessorTime {
  /** Linux counts in hundredths of a second towards user space on every platform. */
  private static final int MILLIS_PER_TICK = 10;

  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;
  private final Map<String, List<ProcessHandle>> groups = new LinkedHashMap<>();
  private final String self;

  /**
   * @param self what this process itself counts as
   */
  public ProcessorTime(String self) {
    this.self = self;
  }

  /** Whether this system provides it. */
  public static boolean isKnown() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  /** Adds a group. */
  public ProcessorTime with(String name, List<ProcessHandle> processes) {
    groups.computeIfAbsent(name, none -> new ArrayList<>()).addAll(processes);
    return this;
  }

  /** Milliseconds used so far, by group. */
  public Map<String, Long> read() {
    Map<String, Long> used = new LinkedHashMap<>();
    if (isKnown()) {
      groups.forEach((name, processes) -> used.put(name, ofTrees(processes)));
      used.put(self, ticks(ProcessHandle.current(), CHILDREN_SYSTEM - 2) * MILLIS_PER_TICK);
    }
    return used;
  }

  /** Milliseconds used between two readings, by group and order. */
  public static Map<String, Double> perOrder(
      Map<String, Long> before, Map<String, Long> after, long orders) {
    Map<String, Double> spent = new LinkedHashMap<>();
    after.forEach(
        (name, millis) ->
            spent.put(name, (millis - before.getOrDefault(name, 0L)) / (double) orders));
    return spent;
  }

  private static long ofTrees(List<ProcessHandle> roots) {
    return roots.stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .mapToLong(process -> ticks(process, CHILDREN_SYSTEM))
            .sum()
        * MILLIS_PER_TICK;
  }

  /** Sum of the counters from user time to the one with this index. */
  private static long ticks(ProcessHandle process, int last) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return sum(stat, last);
    } catch (IOException ended) {
      return 0;
    }
  }

  static long sum(String stat, int last) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = USER; i <= last; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }
}
