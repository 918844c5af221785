package io.holdfast.chaos.far;

import io.holdfast.chaos.proxy.NetworkCondition;
import io.holdfast.chaos.proxy.Proxy;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackStatus;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PortOverrides;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.parts.ServerPart;
import io.holdfast.stack.process.Signal;
import io.holdfast.stack.supervise.RestartPolicy;
import io.holdfast.stack.supervise.StackListener;
import io.holdfast.stack.supervise.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A packaged stack whose last warehouse is far: its database is reached through a proxy. */
final class FarStack implements AutoCloseable {
  /**
   * A login over the line takes several round trips. Messages wait for a transaction over the line,
   * so more of them do at once. Parcels are left where they are: this is about placement.
   */
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <server>
        <variable name="holdfast.orders.saga-warehouses" value="%1$s"/>
        <variable name="holdfast.orders.saga-deadline" value="PT1M"/>
        <variable name="holdfast.relay.max-pause" value="PT0S"/>
        <variable name="holdfast.fulfilment.dispatch" value="manual"/>
        <variable name="reservations.sessions" value="480"/>
        <variable name="orders.sessions" value="480"/>
        <variable name="warehouse.%1$s.connectTimeout" value="5s"/>
        <variable name="warehouse.%1$s.socketTimeout" value="5s"/>
      </server>
      """;

  private final DataDirectory data;
  private final StackPlan plan;
  private final Proxy line;
  private final Supervisor supervisor;

  private FarStack(DataDirectory data, StackPlan plan, Proxy line, Supervisor supervisor) {
    this.data = data;
    this.plan = plan;
    this.line = line;
    this.supervisor = supervisor;
  }

  /** Starts everything and returns when it serves; the line is not delayed yet. */
  static FarStack start(DataDirectory directory, StackPlan plan, StackListener listener) {
    DataDirectory data = directory.create();
    int last = plan.warehouses().size() - 1;
    StackWarehouse far = plan.warehouses().get(last);
    Proxy line = Proxy.to(plan.ports().warehouse(last));
    new PortOverrides(Map.of(far.part(), line.port())).write(data);
    try {
      for (StackServer server : plan.servers()) {
        Path overrides = Files.createDirectories(data.overrides(server));
        Files.writeString(overrides.resolve("far.xml"), SETTINGS.formatted(far.code()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Supervisor supervisor = Supervisor.start(data, plan, RestartPolicy.Mode.ALWAYS, listener);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-stack"));
    try {
      supervisor.awaitReady();
      return new FarStack(data, plan, line, supervisor);
    } catch (RuntimeException e) {
      supervisor.close();
      throw e;
    }
  }

  DataDirectory data() {
    return data;
  }

  StackDescriptor descriptor() {
    return StackDescriptor.read(data);
  }

  Endpoint endpoint(String user) {
    StackDescriptor stack = descriptor();
    return Endpoint.of(stack.baseUrl(), user, stack.users().get(user));
  }

  /** Where the warehouses are; the far one is the last. */
  List<GeoPoint> places() {
    return plan.warehouses().stream()
        .map(warehouse -> new GeoPoint(warehouse.latitude(), warehouse.longitude()))
        .toList();
  }

  /** The line to the far warehouse. */
  void line(NetworkCondition condition) {
    line.become(condition);
  }

  /** Whether everything serves. */
  boolean isReady() {
    return StackStatus.of(data).ready();
  }

  /** Kills the server; the supervisor starts it again. */
  void killServer() {
    PartProcess server =
        Parts.of(data).all().stream()
            .filter(part -> part.name().equals(ServerPart.NAME))
            .map(part -> new PartProcess(data, part))
            .findFirst()
            .orElseThrow();
    Signal.KILL.send(
        server.find().stream()
            .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
            .toList());
  }

  @Override
  public void close() {
    supervisor.close();
    try {
      line.close();
      Files.deleteIfExists(data.detours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
