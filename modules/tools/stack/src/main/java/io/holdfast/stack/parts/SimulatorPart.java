package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/**
 * The simulators of payment provider, carrier and supplier, each a real HTTP server. The heap holds
 * an index of some 3 million orders.
 */
public final class SimulatorPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "payment-simulator";

  private final Installation installation;
  private final PortPlan ports;
  private final Secrets secrets;

  /** The simulator of a stack. */
  public SimulatorPart(
      Installation installation, DataDirectory data, Secrets secrets, PortPlan ports) {
    super(data, NAME, ports.paymentSimulator());
    this.installation = installation;
    this.secrets = secrets;
    this.ports = ports;
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
            directory(data.simulators()).toString(),
            "--payment-events",
            "http://127.0.0.1:" + ports.http() + "/api/v1/payment-events",
            "--supplier-port",
            Integer.toString(ports.supplierSimulator()),
            "--carrier-port",
            Integer.toString(ports.carrierSimulator()),
            "--carrier-events",
            "http://127.0.0.1:" + ports.http() + "/api/v1/carrier-events"));
    // The command line is visible to every user of the host, the environment is not.
    return new DetachedProcess(
        command,
        Map.of(
            "HOLDFAST_PAYMENT_WEBHOOK_SECRET",
            secrets.paymentWebhook(),
            "HOLDFAST_CARRIER_WEBHOOK_SECRET",
            secrets.carrierWebhook()),
        data.root(),
        data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
