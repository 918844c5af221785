package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/** The balancer in front of several servers. */
public final class BalancerPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "balancer";

  private final Installation installation;
  private final StackPlan plan;

  /** The balancer of a stack. */
  public BalancerPart(Installation installation, DataDirectory data, StackPlan plan) {
    super(data, NAME, plan.ports().http());
    this.installation = installation;
    this.plan = plan;
  }

  @Override
  public DetachedProcess prepare() {
    List<String> command =
        java(
            "-Xms32m",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-cp",
            installation.classPath(),
            "io.holdfast.stack.balancer.BalancerMain",
            Integer.toString(port()));
    plan.servers().forEach(server -> command.add(Integer.toString(server.port())));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
