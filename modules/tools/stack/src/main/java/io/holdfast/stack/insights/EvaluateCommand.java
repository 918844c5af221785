package io.holdfast.stack.insights;

import io.holdfast.insights.detect.DemandSettings;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.load.foodmart.Year;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures anomalies and forecasts on FoodMart. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Injects anomalies into FoodMart's sales of 1998 and prints how many are found (recall) and"
          + " how many reports are right (precision); then forecasts each week of 1997 and prints the"
          + " error, beside that of a naive forecast. Needs no stack. Exit code 1 when recall is below"
          + " 0.9, precision below 0.8, or the naive forecast is better."
    },
    footer = {"", "Example:", "  holdfast insights evaluate --seed 7 --threshold 3.5"})
public final class EvaluateCommand implements Callable<Integer> {
  private static final double LEAST_RECALL = 0.9;
  private static final double LEAST_PRECISION = 0.8;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1998",
      description = "Where anomalies are injected (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threshold",
      paramLabel = "Z",
      description = "Standard deviations from which on demand is unusual (default: the job's).")
  private Double threshold;

  /** The command for picocli, to be filled from a command line. */
  public EvaluateCommand() {}

  @Override
  public Integer call() {
    if (threshold != null && !(threshold > 0 && threshold < 100)) {
      throw new WrongArgument("--threshold must lie between 0 and 100");
    }
    DemandSettings settings =
        threshold == null
            ? DemandSettings.STANDARD
            : DemandSettings.STANDARD.withThreshold(threshold);
    AnomalyEvaluation anomalies = AnomalyEvaluation.of(SalesHistory.of(Year.Y1998), settings, seed);
    SalesHistory past = SalesHistory.of(Year.Y1997);
    ForecastBacktest articles = ForecastBacktest.ofArticles(past);
    ForecastBacktest categories = ForecastBacktest.ofCategories(past);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "anomalies of 1998   %d injected, %d found, %d false alarms: recall %.3f, precision %.3f%n",
        anomalies.injected(),
        anomalies.found(),
        anomalies.falseAlarms(),
        anomalies.recall(),
        anomalies.precision());
    print(out, "forecast of articles", articles);
    print(out, "forecast of categories", categories);
    out.flush();
    boolean good =
        anomalies.recall() >= LEAST_RECALL
            && anomalies.precision() >= LEAST_PRECISION
            && articles.forecast() < articles.naive()
            && categories.forecast() < categories.naive();
    return good ? 0 : 1;
  }

  private static void print(PrintWriter out, String name, ForecastBacktest test) {
    out.printf(
        Locale.ROOT,
        "%-23s error %.3f, naive %.3f, over %,d weeks of 1997%n",
        name,
        test.forecast(),
        test.naive(),
        test.weeks());
  }
}
