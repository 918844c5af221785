package io.holdfast.cache;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configuration of the level that servers share. With a single server it is of no use and off. */
@Singleton
public final class DistributedSettings {
  private final boolean on;
  private final String cluster;
  private final String address;
  private final int port;
  private final List<String> members;
  private final int hotThreshold;

  /**
   * @param state {@code on} or {@code off}
   * @param cluster servers with the same name form a cluster
   * @param address on which this server listens for the others
   * @param port on which this server listens for the others
   * @param members addresses and ports of all servers; the own one may be among them
   * @param hotThreshold reads after which a key enters the level, 1 to 15
   * @throws IllegalArgumentException if a value is out of its range
   */
  @Inject
  public DistributedSettings(
      @ConfigProperty(name = "holdfast.cache.distributed", defaultValue = "off") String state,
      @ConfigProperty(name = "holdfast.cache.cluster", defaultValue = "holdfast") String cluster,
      @ConfigProperty(name = "holdfast.cache.address", defaultValue = "127.0.0.1") String address,
      @ConfigProperty(name = "holdfast.cache.port", defaultValue = "5701") int port,
      @ConfigProperty(name = "holdfast.cache.members") Optional<List<String>> members,
      @ConfigProperty(name = "holdfast.cache.hot-threshold", defaultValue = "8") int hotThreshold) {
    if (!state.equals("on") && !state.equals("off")) {
      throw new IllegalArgumentException("holdfast.cache.distributed is on or off");
    }
    if (hotThreshold < 1 || hotThreshold > FrequencySketch.MOST) {
      throw new IllegalArgumentException(
          "holdfast.cache.hot-threshold is from 1 to " + FrequencySketch.MOST);
    }
    this.on = state.equals("on");
    this.cluster = cluster;
    this.address = address;
    this.port = port;
    this.members = List.copyOf(members.orElse(List.of()));
    this.hotThreshold = hotThreshold;
  }

  /** No level is shared. */
  public static DistributedSettings off() {
    return new DistributedSettings("off", "holdfast", "127.0.0.1", 5701, Optional.empty(), 8);
  }

  boolean isOn() {
    return on;
  }

  String cluster() {
    return cluster;
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  List<String> members() {
    return members;
  }

  int hotThreshold() {
    return hotThreshold;
  }
}
