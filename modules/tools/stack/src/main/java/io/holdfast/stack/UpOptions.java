package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.supervise.RestartPolicy;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a stack to start. */
public final class UpOptions {
  private static final int DEFAULT_WAREHOUSES = 4;

  @Mixin private StackOptions stack = new StackOptions();

  @Option(
      names = "--warehouses",
      paramLabel = "N",
      description =
          "Warehouses, 1 to 24, each with a database of its own (default: as last time, at first"
              + " 4). Warehouses are only ever added.")
  private Integer warehouses;

  @Option(
      names = "--servers",
      paramLabel = "N",
      description =
          "Servers, 1 to 8; several have a balancer in front (default: as last time, at first 1).")
  private Integer servers;

  @Option(
      names = "--restart",
      paramLabel = "MODE",
      defaultValue = "ALWAYS",
      description =
          "always: a part that dies is started again, at once and then after growing pauses, at"
              + " most ten times in ten minutes. never: it stays down. Default: always.")
  private RestartPolicy.Mode restart = RestartPolicy.Mode.ALWAYS;

  @Option(
      names = "--without",
      paramLabel = "PART",
      description =
          "insights: no search store and no stream job (default: as last time, at first with"
              + " them).")
  private OptionalPart without;

  @Option(
      names = "--with",
      paramLabel = "PART",
      description = "insights: search store and stream job, after a time without them.")
  private OptionalPart with;

  /** A part that can be left out. */
  enum OptionalPart {
    /** Search store and stream job. */
    INSIGHTS
  }

  /** The data directory. */
  public DataDirectory data() {
    return stack.data();
  }

  /** What to do when a part dies. */
  public RestartPolicy.Mode restart() {
    return restart;
  }

  /** The plan these options ask for, on top of what the directory holds. */
  public StackPlan plan() {
    Optional<StackPlan> known = StackPlan.read(data());
    if (with != null && without != null) {
      throw new WrongArgument("--with and --without exclude each other");
    }
    StackPlan base =
        known.orElseGet(() -> new StackPlan(PortPlan.DEFAULT_HTTP, 1, List.of(), true));
    boolean insights = without == null && (with != null || base.insights());
    int wanted = warehouses != null ? warehouses : known.isPresent() ? 1 : DEFAULT_WAREHOUSES;
    return base.onPort(stack.httpPort().orElse(base.httpPort()))
        .withServers(servers != null ? servers : base.serverCount())
        .grownTo(wanted)
        .insights(insights);
  }

  /** Whether a running stack with this plan is what these options ask for. */
  public boolean areMetBy(StackPlan running) {
    return stack.httpPort().orElse(running.httpPort()) == running.httpPort()
        && (servers == null || running.serverCount() == servers)
        && (without == null || !running.insights())
        && (with == null || running.insights())
        && (warehouses == null || running.warehouses().size() >= warehouses);
  }
}
