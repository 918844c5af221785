package io.holdfast.stack.life;

import io.holdfast.stack.WrongArgument;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How orders end and what comes back, as options of a command. */
public final class LifeOptions {
  private static final int MOST_TRANSFERS = 10_000;

  @Option(
      names = "--cancel-percent",
      paramLabel = "P",
      defaultValue = "1",
      description = "How many are cancelled right after placement (default: ${DEFAULT-VALUE}).")
  private int cancelPercent;

  @Option(
      names = "--return-percent",
      paramLabel = "P",
      defaultValue = "5",
      description = "How many send a unit back after delivery (default: ${DEFAULT-VALUE}).")
  private int returnPercent;

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many transfers between warehouses (default: ${DEFAULT-VALUE}).")
  private int transfers;

  /** The options for picocli, to be filled from a command line. */
  public LifeOptions() {}

  /**
   * Checks the values.
   *
   * @throws WrongArgument if one is out of range
   */
  public void validate() {
    percent("--cancel-percent", cancelPercent);
    percent("--return-percent", returnPercent);
    if (transfers < 0 || transfers > MOST_TRANSFERS) {
      throw new WrongArgument("--transfers must lie between 0 and " + MOST_TRANSFERS);
    }
  }

  private static void percent(String name, int value) {
    if (value < 0 || value > 100) {
      throw new WrongArgument(name + " must lie between 0 and 100");
    }
  }

  /** Of 100 accepted orders so many are cancelled at once. */
  public int cancelPercent() {
    return cancelPercent;
  }

  /** What happens after delivery. */
  public LifeMix mix(Duration patience) {
    return new LifeMix(returnPercent, transfers, patience);
  }
}
