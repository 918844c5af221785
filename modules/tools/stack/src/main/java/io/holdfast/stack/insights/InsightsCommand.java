package io.holdfast.stack.insights;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The insights of a stack. */
@Command(
    name = "insights",
    mixinStandardHelpOptions = true,
    description = "Search store and stream job: compares, fills anew, measures.",
    subcommands = {
      VerifyCommand.class,
      RebuildCommand.class,
      EvaluateCommand.class,
      SubmitCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  holdfast insights verify     the store equals the databases",
      "  holdfast insights rebuild    new indices beside the old ones, then a switch",
      "  holdfast insights evaluate   how good anomalies and forecasts are",
      "  holdfast insights submit --jobmanager 127.0.0.1:8081"
    })
public final class InsightsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The command for picocli, to be filled from a command line. */
  public InsightsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: verify, rebuild, evaluate or submit");
  }
}
