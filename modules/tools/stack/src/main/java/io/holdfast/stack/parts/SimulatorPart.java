package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/**
 * The simulators of the payment provider and of a supplier, real HTTP servers in one process. Its
 * heap holds an index of some 3 million orders.
 */
public final class SimulatorPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "payment-simulator";

  private final Installation installation;
  private final int supplierPort;

  /**
   * The simulators of a stack.
   *
   * @param port of the payment provider
   * @param supplierPort of the supplier
   */
  public SimulatorPart(Installation installation, DataDirectory data, int port, int supplierPort) {
    super(data, NAME, port);
    this.installation = installation;
    this.supplierPort = supplierPort;
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
            "--supplier-port",
            Integer.toString(supplierPort),
            "--data",
            directory(data.simulators()).toString()));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
