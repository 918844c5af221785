package io.holdfast.chaos;

import io.holdfast.chaos.check.ClusterMembers;
import io.holdfast.chaos.fault.Injector;
import io.holdfast.chaos.fault.Proxies;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.supervise.RestartPolicy;
import io.holdfast.stack.supervise.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A packaged stack whose servers reach everything else through proxies. */
final class ChaosStack implements AutoCloseable {
  private final DataDirectory data;
  private final StackPlan plan;
  private final Proxies proxies;
  private final Supervisor supervisor;

  private ChaosStack(DataDirectory data, StackPlan plan, Proxies proxies, Supervisor supervisor) {
    this.data = data;
    this.plan = plan;
    this.proxies = proxies;
    this.supervisor = supervisor;
  }

  /** Starts everything and returns when it serves. */
  static ChaosStack start(ChaosSettings settings, Timeline timeline) {
    DataDirectory data = settings.data().create();
    Proxies proxies = new Proxies(settings.plan());
    proxies.divert(data);
    Supervisor supervisor =
        Supervisor.start(data, settings.plan(), RestartPolicy.Mode.ALWAYS, timeline);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-stack"));
    try {
      supervisor.awaitReady();
      return new ChaosStack(data, settings.plan(), proxies, supervisor);
    } catch (RuntimeException e) {
      supervisor.close();
      throw e;
    }
  }

  DataDirectory data() {
    return data;
  }

  Injector injector() {
    return new Injector(data, proxies);
  }

  StackDescriptor stack() {
    return StackDescriptor.read(data);
  }

  /** The servers themselves, without the balancer. */
  ClusterMembers members() {
    StackDescriptor stack = stack();
    return new ClusterMembers(
        plan.servers().stream()
            .map(server -> "http://127.0.0.1:" + server.port())
            .map(url -> Endpoint.of(url, "admin", stack.users().get("admin")))
            .toList());
  }

  Endpoint endpoint(String user) {
    StackDescriptor stack = stack();
    return Endpoint.of(stack.baseUrl(), user, stack.users().get(user));
  }

  /** Stops the parts; a stack started on the same data again uses no proxies. */
  @Override
  public void close() {
    supervisor.close();
    try {
      proxies.close();
      Files.deleteIfExists(data.detours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
