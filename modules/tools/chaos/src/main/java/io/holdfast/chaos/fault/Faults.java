package io.holdfast.chaos.fault;

import io.holdfast.chaos.report.FaultRecord;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.chaos.schedule.Cycle;
import io.holdfast.chaos.schedule.PlannedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Injects and ends the faults of a cycle as scheduled. */
public final class Faults {
  private final Injector injector;
  private final Timeline timeline;
  private final List<Open> open = new ArrayList<>();
  private final List<FaultRecord> faults = new ArrayList<>();

  /** Uses this injector and this timeline. */
  public Faults(Injector injector, Timeline timeline) {
    this.injector = injector;
    this.timeline = timeline;
  }

  private record Open(PlannedFault fault, ActiveFault activeFault, double clock, long from) {}

  private record Step(Duration at, Runnable action) {}

  /** Returns, when the last fault is healed, all of them in the order they began. */
  public List<FaultRecord> suffer(Cycle cycle, long opened) {
    List<Step> steps = new ArrayList<>();
    for (PlannedFault fault : cycle.faults()) {
      steps.add(new Step(fault.after(), () -> inflict(fault)));
      steps.add(new Step(fault.heals(), () -> heal(cycle, fault)));
    }
    steps.sort(Comparator.comparing(Step::at));
    try {
      for (Step step : steps) {
        waitUntil(opened + step.at().toNanos());
        step.action().run();
      }
    } finally {
      open.forEach(left -> left.activeFault().heal());
    }
    faults.sort(Comparator.comparingLong(FaultRecord::from));
    return List.copyOf(faults);
  }

  private void inflict(PlannedFault fault) {
    double clock = timeline.clock();
    long from = System.nanoTime();
    open.add(new Open(fault, injector.inflict(fault), clock, from));
    timeline.note(fault.what() + " " + fault.target());
  }

  private void heal(Cycle cycle, PlannedFault fault) {
    Open healing = open.stream().filter(each -> each.fault() == fault).findFirst().orElseThrow();
    open.remove(healing);
    healing.activeFault().heal();
    timeline.note("healed: " + fault.what() + " " + fault.target());
    faults.add(
        new FaultRecord(cycle.number(), fault, healing.clock(), healing.from(), System.nanoTime()));
  }

  private static void waitUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
