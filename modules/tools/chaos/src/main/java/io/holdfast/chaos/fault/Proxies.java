package io.holdfast.chaos.fault;

import io.holdfast.chaos.proxy.Proxy;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PortOverrides;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.parts.SimulatorPart;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A proxy in front of every part that the server talks to. */
public final class Proxies implements Closeable {
  private final Map<String, Proxy> proxies = new TreeMap<>();

  /** Proxies for the parts of a plan, not yet in use. */
  public Proxies(StackPlan plan) {
    proxies.put(PostgresPart.HUB, Proxy.to(plan.ports().hub()));
    proxies.put(BrokerPart.NAME, Proxy.to(plan.ports().broker()));
    proxies.put(SimulatorPart.NAME, Proxy.to(plan.ports().paymentSimulator()));
    for (int i = 0; i < plan.warehouses().size(); i++) {
      proxies.put(plan.warehouses().get(i).part(), Proxy.to(plan.ports().warehouse(i)));
    }
  }

  /** Sends a server that is still to be started through the proxies. */
  public void divert(DataDirectory data) {
    Map<String, Integer> ports = new TreeMap<>();
    proxies.forEach((part, proxy) -> ports.put(part, proxy.port()));
    new PortOverrides(ports).write(data);
  }

  /** The proxy in front of a part. */
  Proxy to(String part) {
    return proxies.get(part);
  }

  @Override
  public void close() throws IOException {
    for (Proxy proxy : proxies.values()) {
      proxy.close();
    }
  }
}
