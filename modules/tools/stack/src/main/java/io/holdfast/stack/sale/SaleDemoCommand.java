package io.holdfast.stack.sale;

import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.load.TargetOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code holdfast sale demo}: a flash sale with many visitors. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a flash sale of three SKUs on a running stack, sends visitors (most before the opening;"
          + " some are scripts that hammer, some give up), and prints one table and one picture."
    },
    footer = {
      "",
      "Exit code: 0 if exactly the units were sold, each customer had at most one, the order of",
      "admission was the draw's, and no answer was a 5xx but 503; else 1."
    })
public final class SaleDemoCommand implements Callable<Integer> {
  private static final int MOST_VISITORS = 2_000_000;
  private static final int MOST_UNITS = 100_000;
  private static final int MOST_CLIENTS = 1_024;
  private static final int MOST_PER_SECOND = 10_000;
  private static final int MOST_SECONDS = 3_600;

  @Spec private CommandSpec spec;
  @Mixin private TargetOptions target;

  @Option(
      names = "--visitors",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many visitors (default: ${DEFAULT-VALUE}).")
  private int visitors;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many units of all three SKUs (default: ${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "48",
      description = "How many connections the visitors share (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many are admitted in a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--opens-in",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "When it opens (default: by the number of visitors).")
  private int opensIn;

  /** The command for picocli, to be filled from a command line. */
  public SaleDemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    require("--visitors", visitors, 10, MOST_VISITORS);
    require("--units", units, 3, MOST_UNITS);
    require("--clients", clients, 1, MOST_CLIENTS);
    require("--rate", rate, 1, MOST_PER_SECOND);
    require("--opens-in", opensIn, 0, MOST_SECONDS);
    PrintWriter out = spec.commandLine().getOut();
    SaleDemo demo = new SaleDemo(target, visitors, units, clients, rate, opensIn, out);
    return demo.run() ? 0 : 1;
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongArgument(name + " must lie between " + least + " and " + most);
    }
  }
}
