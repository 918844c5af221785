package io.holdfast.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configuration of the cluster. A single server needs none, and it is off. */
@Singleton
public final class ClusterSettings {
  private final boolean on;
  private final String name;
  private final String member;
  private final Optional<URI> url;
  private final String address;
  private final int port;
  private final int advertisedPort;
  private final List<String> members;

  /**
   * @param state {@code on} or {@code off}
   * @param name servers with the same name form a cluster
   * @param member name of this server, unique in the cluster
   * @param url where this server answers the requests of the others; without one none is sent
   * @param address on which this server listens for the others
   * @param port on which this server listens for the others
   * @param advertisedPort port by which the others reach it, where another than the one it listens
   *     on leads to it
   * @param members addresses and ports of all servers; the own one may be among them
   * @throws IllegalArgumentException if the state is neither
   */
  @Inject
  public ClusterSettings(
      @ConfigProperty(name = "holdfast.cluster", defaultValue = "off") String state,
      @ConfigProperty(name = "holdfast.cluster.name", defaultValue = "holdfast") String name,
      @ConfigProperty(name = "holdfast.cluster.member", defaultValue = "server") String member,
      @ConfigProperty(name = "holdfast.cluster.url") Optional<URI> url,
      @ConfigProperty(name = "holdfast.cluster.address", defaultValue = "127.0.0.1") String address,
      @ConfigProperty(name = "holdfast.cluster.port", defaultValue = "5701") int port,
      @ConfigProperty(name = "holdfast.cluster.advertised-port") Optional<Integer> advertisedPort,
      @ConfigProperty(name = "holdfast.cluster.members") Optional<List<String>> members) {
    if (!state.equals("on") && !state.equals("off")) {
      throw new IllegalArgumentException("holdfast.cluster is on or off");
    }
    this.on = state.equals("on");
    this.name = name;
    this.member = member;
    this.url = url;
    this.address = address;
    this.port = port;
    this.advertisedPort = advertisedPort.orElse(port);
    this.members = List.copyOf(members.orElse(List.of()));
  }

  /** A single server. */
  public static ClusterSettings off() {
    return new ClusterSettings(
        "off",
        "holdfast",
        "server",
        Optional.empty(),
        "127.0.0.1",
        5701,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether there may be other servers. */
  public boolean isOn() {
    return on;
  }

  String name() {
    return name;
  }

  String member() {
    return member;
  }

  Optional<URI> url() {
    return url;
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  int advertisedPort() {
    return advertisedPort;
  }

  List<String> members() {
    return members;
  }
}
