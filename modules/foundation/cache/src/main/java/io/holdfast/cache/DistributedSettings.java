package io.holdfast.cache;

import io.holdfast.cluster.ClusterSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configuration of the level that servers share. With a single server it is of no use and off. */
@Singleton
public final class DistributedSettings {
  private final boolean on;
  private final int hotThreshold;

  /**
   * @param cluster without one the level is of no use, and off
   * @param state {@code auto} or {@code off}
   * @param hotThreshold reads after which a key enters the level, 1 to 15
   * @throws IllegalArgumentException if a value is out of its range
   */
  @Inject
  public DistributedSettings(
      ClusterSettings cluster,
      @ConfigProperty(name = "holdfast.cache.distributed", defaultValue = "auto") String state,
      @ConfigProperty(name = "holdfast.cache.hot-threshold", defaultValue = "8") int hotThreshold) {
    if (!state.equals("auto") && !state.equals("off")) {
      throw new IllegalArgumentException("holdfast.cache.distributed is auto or off");
    }
    if (hotThreshold < 1 || hotThreshold > FrequencySketch.MOST) {
      throw new IllegalArgumentException(
          "holdfast.cache.hot-threshold is from 1 to " + FrequencySketch.MOST);
    }
    this.on = cluster.isOn() && state.equals("auto");
    this.hotThreshold = hotThreshold;
  }

  /** No level is shared. */
  public static DistributedSettings off() {
    return new DistributedSettings(ClusterSettings.off(), "off", 8);
  }

  boolean isOn() {
    return on;
  }

  int hotThreshold() {
    return hotThreshold;
  }
}
