package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/**
 * The payment provider's simulator, a real HTTP server. Its heap holds an index of some 3 million
 * orders.
 */
public final class SimulatorPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "payment-simulator";

  private final Installation installation;

  /** The simulator of a stack. */
  public SimulatorPart(Installation installation, DataDirectory data, int port) {
    super(data, NAME, port);
    this.installation = installation;
  }

  @Override
  public DetachedProcess prepare() {
    List<String> command = java("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    command.addAll(
        List.of(
            "-cp",
            installation.classPath(),
            "io.holdfast.simulators.SimulatorsMain",
            "--port",
            Integer.toString(port()),
            "--data",
            directory(data.simulators()).toString()));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
