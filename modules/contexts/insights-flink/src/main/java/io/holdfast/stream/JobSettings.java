package io.holdfast.stream;

import io.holdfast.insights.detect.DemandSettings;
import io.holdfast.stream.feed.BrokerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the job, from environment variables: the command line of a process is visible to
 * every user of its host.
 *
 * @param store address of the search store
 * @param generation of the indices that it writes
 * @param live whether queries see new indices of it at once
 * @param state directory of its checkpoints
 * @param statusPort where it says how it is; 0 for nowhere
 * @param parallelism of everything
 * @param backend of the state: hashmap, or rocksdb when it grows beyond the memory
 * @param retention how long orders and minutes are kept in the state, so that late events find them
 * @param months how many months of documents are kept
 * @param bucket how long demand is added up before it is judged
 * @param demand from when on demand is unusual
 * @param adjustmentThreshold from how many standard deviations on an adjustment is unusual
 * @param adjustmentUnits an adjustment by fewer units is never unusual
 */
public record JobSettings(
    BrokerAddress broker,
    String queue,
    String store,
    int generation,
    boolean live,
    Path state,
    int statusPort,
    int parallelism,
    String backend,
    Duration checkpoints,
    Duration retention,
    int months,
    Duration bucket,
    DemandSettings demand,
    double adjustmentThreshold,
    int adjustmentUnits) {

  /** The queue of the stack's broker. */
  public static final String QUEUE = "holdfast.insights.events";

  /** Reads them. */
  public static JobSettings of(Map<String, String> environment) {
    Reading read = new Reading(environment);
    return new JobSettings(
        new BrokerAddress(
            read.text("BROKER_URL", "tcp://127.0.0.1:9081"),
            read.text("BROKER_USER", "holdfast"),
            read.text("BROKER_PASSWORD", "holdfast")),
        read.text("QUEUE", QUEUE),
        read.text("STORE_URL", "http://127.0.0.1:9120"),
        read.number("GENERATION", 1),
        Boolean.parseBoolean(read.text("LIVE", "true")),
        Path.of(read.text("STATE", "insights-state")).toAbsolutePath(),
        read.number("STATUS_PORT", 0),
        read.number("PARALLELISM", 1),
        read.text("STATE_BACKEND", "hashmap"),
        Duration.parse(read.text("CHECKPOINT_INTERVAL", "PT5S")),
        Duration.parse(read.text("STATE_RETENTION", "P35D")),
        read.number("MONTHS", 14),
        Duration.parse(read.text("DEMAND_BUCKET", "PT15M")),
        new DemandSettings(
            read.decimal("DEMAND_THRESHOLD", DemandSettings.STANDARD.threshold()),
            read.number("DEMAND_LEAST_UNITS", (int) DemandSettings.STANDARD.leastUnits()),
            read.decimal("DEMAND_LEAST_EXPECTED", DemandSettings.STANDARD.leastExpected()),
            read.number("DEMAND_WARM_UP", DemandSettings.STANDARD.warmUp()),
            DemandSettings.STANDARD.memory()),
        read.decimal("ADJUSTMENT_THRESHOLD", 6),
        read.number("ADJUSTMENT_LEAST_UNITS", 20));
  }

  private record Reading(Map<String, String> environment) {
    private static final String PREFIX = "HOLDFAST_INSIGHTS_";

    String text(String name, String otherwise) {
      return environment.getOrDefault(PREFIX + name, otherwise);
    }

    double decimal(String name, double otherwise) {
      String text = text(name, Double.toString(otherwise));
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(PREFIX + name + " is no number: " + text, e);
      }
    }

    int number(String name, int otherwise) {
      String text = text(name, Integer.toString(otherwise));
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(PREFIX + name + " is no number: " + text, e);
      }
    }
  }
}
