package io.holdfast.bench.machine;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.parts.BalancerPart;
import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.parts.ServerPart;
import io.holdfast.stack.parts.SimulatorPart;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.RestartPolicy;
import io.holdfast.stack.supervise.StackListener;
import io.holdfast.stack.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stack of Holdfast for measurements. */
public final class MeasuredStack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(20);
  private final DataDirectory data;
  private final Supervisor supervisor;

  private MeasuredStack(DataDirectory data, Supervisor supervisor) {
    this.data = data;
    this.supervisor = supervisor;
  }

  /**
   * Starts a stack in an empty directory; returns when it serves.
   *
   * @param variables of the server, beside those of every stack
   */
  public static MeasuredStack start(
      DataDirectory data, StackPlan plan, Map<String, String> variables, StackListener progress) {
    configure(data, plan, variables);
    Supervisor supervisor =
        Supervisor.start(data, plan, RestartPolicy.Mode.NEVER, new QuietEnd(progress));
    MeasuredStack stack = new MeasuredStack(data, supervisor);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-measured-stack"));
    try {
      supervisor.awaitReady();
      return stack;
    } catch (RuntimeException e) {
      supervisor.close();
      throw e;
    }
  }

  /** From its next start the server relays events and does not consume any. */
  public void configureRelaysOnly() {
    write(
        data,
        StackPlan.require(data),
        """
          <jmsActivationSpec id="holdfast/holdfast-payments/PaymentRequests" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-payments/PaymentShipments" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-payments/PaymentChanges" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-orders/PaymentResults" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-fulfilment/FulfilmentRequests" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-notifications/OrderNotifications" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-notifications/ShipmentNotifications" autoStart="false"/>
          <jmsActivationSpec id="holdfast/holdfast-notifications/StockNotifications" autoStart="false"/>
        """);
  }

  /**
   * Stops the server and starts it again.
   *
   * @return seconds from the start of the process until it reports ready
   */
  public double restartServer() {
    PartProcess server = process(ServerPart.NAME);
    server.hold();
    server.stop();
    if (!Await.until(PATIENCE, () -> isStartedAgain(server))) {
      throw new StackFailure("the server does not start again; see " + server.log().file());
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!server.part().answers()) {
      if (System.nanoTime() > deadline) {
        throw new StackFailure("the server does not become ready; see " + server.log().file());
      }
      Await.pause(LOOK);
    }
    Instant ready = Instant.now();
    Instant begun = serverProcess().info().startInstant().orElseThrow();
    return Duration.between(begun, ready).toMillis() / 1e3;
  }

  /**
   * Repeats the release until it starts: a supervisor that noticed the death late holds it again.
   */
  private static boolean isStartedAgain(PartProcess server) {
    server.release();
    return server.find().isPresent();
  }

  /** How to reach it. */
  public StackDescriptor descriptor() {
    return StackDescriptor.read(data);
  }

  /** The server for one of its users. */
  public Endpoint endpoint(String user) {
    StackDescriptor stack = descriptor();
    return Endpoint.of(stack.baseUrl(), user, stack.users().get(user));
  }

  /** Its directory. */
  public DataDirectory data() {
    return data;
  }

  /** The process the server was started as. */
  public ProcessHandle serverProcess() {
    return handles(ServerPart.NAME).get(0);
  }

  /** Processor time of its parts and of this process, the load generator. */
  public ProcessorTime processors() {
    ProcessorTime time = new ProcessorTime("load generator");
    List<StackServer> servers = StackPlan.require(data).servers();
    servers.forEach(server -> time.with("server", handles(server.name())));
    if (servers.size() > 1) {
      time.with("balancer", handles(BalancerPart.NAME));
    }
    time.with("PostgreSQL hub", handles(PostgresPart.HUB));
    for (StackDescriptor.Warehouse warehouse : descriptor().warehouses()) {
      time.with("PostgreSQL warehouses", handles(warehouse.node().part()));
    }
    time.with("broker", handles(BrokerPart.NAME));
    return time.with("payment simulator", handles(SimulatorPart.NAME));
  }

  @Override
  public void close() {
    supervisor.close();
  }

  private List<ProcessHandle> handles(String part) {
    return process(part).find().stream().toList();
  }

  private PartProcess process(String name) {
    Stream<Part> parts = Parts.of(data).all().stream();
    return new PartProcess(
        data, parts.filter(part -> part.name().equals(name)).findFirst().orElseThrow());
  }

  private static void configure(DataDirectory data, StackPlan plan, Map<String, String> variables) {
    StringBuilder xml = new StringBuilder();
    variables.forEach(
        (name, value) ->
            xml.append("  <variable name=\"%s\" value=\"%s\"/>%n".formatted(name, value)));
    write(data, plan, xml.toString());
  }

  private static void write(DataDirectory data, StackPlan plan, String elements) {
    try {
      for (StackServer server : plan.servers()) {
        Path file = data.overrides(server).resolve("bench.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<server>\n" + elements + "</server>\n");
      }
    } catch (IOException e) {
      throw new StackFailure("cannot write the server's variables: " + e.getMessage(), e);
    }
  }

  /** Reports the start of a stack; restarts of parts are not reported. */
  private record QuietEnd(StackListener progress) implements StackListener {
    @Override
    public void starting(int parts) {
      progress.starting(parts);
    }

    @Override
    public void ready(String part, int port, boolean adopted, Duration sinceStart) {}

    @Override
    public void note(String line) {}

    @Override
    public void finished() {
      progress.finished();
    }
  }
}
