package io.holdfast.chaos.fault;

import io.holdfast.chaos.catalog.ChaosCatalog;
import io.holdfast.chaos.proxy.NetworkCondition;
import io.holdfast.chaos.schedule.PlannedFault;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.process.Signal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Breaks parts of a stack that a supervisor keeps.
 *
 * @param data the stack's directory
 * @param proxies what the servers' connections pass through
 */
public record Injector(DataDirectory data, Proxies proxies) {

  /** Injects the fault and returns its handle. */
  public ActiveFault inflict(PlannedFault fault) {
    return switch (fault.kind()) {
      case KILL -> kill(process(fault.target()));
      case PAUSE, HANG -> pause(process(fault.target()));
      case LOCK -> HeldRow.lock(superuser(fault.target()), ChaosCatalog.HOT);
      case DELAY -> condition(fault.target(), NetworkCondition.delay(fault.latency()));
      case RESET -> condition(fault.target(), NetworkCondition.RESET);
      case BLACKHOLE, PARTITION -> condition(fault.target(), NetworkCondition.BLACKHOLE);
    };
  }

  /** The supervisor starts the part again as soon as it is released. */
  private static ActiveFault kill(PartProcess process) {
    process.hold();
    Signal.KILL.send(family(process));
    return process::release;
  }

  private static ActiveFault pause(PartProcess process) {
    List<ProcessHandle> family = family(process);
    Signal.STOP.send(family);
    return () -> Signal.CONT.send(family);
  }

  private ActiveFault condition(String target, NetworkCondition condition) {
    proxies.become(target, condition);
    return () -> proxies.become(target, NetworkCondition.CLEAR);
  }

  private String superuser(String part) {
    return StackDescriptor.read(data).warehouses().stream()
        .map(StackDescriptor.Warehouse::database)
        .filter(database -> database.part().equals(part))
        .findFirst()
        .orElseThrow()
        .superuser();
  }

  private PartProcess process(String name) {
    Part part =
        Parts.of(data).all().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    return new PartProcess(data, part);
  }

  /** The part's process first, so that it starts no more children, then its children. */
  private static List<ProcessHandle> family(PartProcess process) {
    return process.find().stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .toList();
  }
}
