package io.holdfast.chaos.fault;

import io.holdfast.chaos.proxy.NetworkCondition;
import io.holdfast.chaos.proxy.Proxy;
import io.holdfast.chaos.schedule.Lines;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PortOverrides;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.parts.SimulatorPart;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A proxy on each line from a server to a part, and on the lines between servers. */
public final class Proxies implements Closeable {
  private final Map<String, Proxy> proxies = new TreeMap<>();

  /** Proxies for the lines of a plan, not yet in use. */
  public Proxies(StackPlan plan) {
    for (StackServer server : plan.servers()) {
      add(server, PostgresPart.HUB, plan.ports().hub());
      add(server, BrokerPart.NAME, plan.ports().broker());
      add(server, SimulatorPart.NAME, plan.ports().paymentSimulator());
      for (int i = 0; i < plan.warehouses().size(); i++) {
        add(server, plan.warehouses().get(i).part(), plan.ports().warehouse(i));
      }
      if (plan.serverCount() > 1) {
        add(server, PortOverrides.CLUSTER, server.clusterPort());
        add(server, PortOverrides.REQUESTS, server.port());
      }
    }
  }

  private void add(StackServer server, String to, int port) {
    proxies.put(PortOverrides.line(server, to), Proxy.to(port));
  }

  /** Sends servers that are still to be started through the proxies. */
  public void divert(DataDirectory data) {
    Map<String, Integer> ports = new TreeMap<>();
    proxies.forEach((line, proxy) -> ports.put(line, proxy.port()));
    new PortOverrides(ports).write(data);
  }

  /** Sets the condition of all lines that a target names. */
  void become(String target, NetworkCondition condition) {
    List<Proxy> lines =
        proxies.entrySet().stream()
            .filter(line -> Lines.names(target, line.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("no line is named " + target);
    }
    lines.forEach(line -> line.become(condition));
  }

  @Override
  public void close() throws IOException {
    for (Proxy proxy : proxies.values()) {
      proxy.close();
    }
  }
}
