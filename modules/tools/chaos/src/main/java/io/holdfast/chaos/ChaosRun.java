package io.holdfast.chaos;

import io.holdfast.chaos.catalog.ChaosCatalog;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.report.FaultTable;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.chaos.schedule.Cycle;
import io.holdfast.chaos.schedule.PlannedFault;
import io.holdfast.chaos.schedule.Schedule;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.layout.StackWarehouse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A run, until its last cycle or the first violation. */
final class ChaosRun {
  private final ChaosSettings settings;
  private final Timeline timeline;
  private final FaultTable table = new FaultTable();
  private final Set<String> placed = new HashSet<>();
  private long refused;
  private long settled;

  ChaosRun(ChaosSettings settings, Timeline timeline) {
    this.settings = settings;
    this.timeline = timeline;
  }

  /** Whether there was no violation. */
  boolean execute() throws InterruptedException, IOException {
    List<Cycle> schedule =
        Schedule.of(
            settings.seed(),
            settings.cycles(),
            settings.plan().servers().stream().map(StackServer::name).toList(),
            settings.plan().warehouses().stream().map(StackWarehouse::part).toList());
    timeline.show("schedule of seed " + settings.seed());
    schedule.forEach(cycle -> timeline.show(line(cycle)));
    timeline.show("starting the stack in " + settings.data().root());
    boolean kept;
    try (ChaosStack chaosStack = ChaosStack.start(settings, timeline)) {
      new ChaosCatalog(settings.plan().warehouses()).stock(chaosStack.endpoint("admin"));
      timeline.show(String.format(Locale.ROOT, "it serves after %.0f s", timeline.clock()));
      kept = run(schedule, chaosStack);
    }
    timeline.show("\n" + table);
    timeline.show(
        String.format(
            Locale.ROOT,
            "%n%,d orders placed, %,d refused, %,d settled by asking again, in %.0f s",
            placed.size(),
            refused,
            settled,
            timeline.clock()));
    return kept;
  }

  private boolean run(List<Cycle> schedule, ChaosStack chaosStack)
      throws InterruptedException, IOException {
    for (Cycle cycle : schedule) {
      timeline.show(line(cycle));
      CycleResult result = new CycleRun(chaosStack, settings, timeline, cycle).run(placed, table);
      timeline.show("       " + result);
      result.violations().stream().limit(20).forEach(line -> timeline.show("       ✗ " + line));
      result.violations().stream().skip(20).forEach(timeline::note);
      if (!result.violations().isEmpty()) {
        return false;
      }
      result.purchases().stream()
          .flatMap(purchase -> purchase.accepted().stream())
          .map(RecordedAnswer::orderId)
          .forEach(placed::add);
      refused += result.refused();
      settled += result.settled();
    }
    return true;
  }

  private static String line(Cycle cycle) {
    return String.format(
        Locale.ROOT,
        "  %3d  %s",
        cycle.number(),
        cycle.faults().stream().map(PlannedFault::toString).collect(Collectors.joining("; ")));
  }
}
