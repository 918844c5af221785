package io.holdfast.stack.sale;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Flash sales of a running server. */
@Command(
    name = "sale",
    mixinStandardHelpOptions = true,
    description = "Checks the draw of a flash sale, or shows one with many visitors.",
    subcommands = {SaleVerifyCommand.class, SaleDemoCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  holdfast sale demo --visitors 10000",
      "  holdfast sale verify friday",
      "  holdfast sale verify friday --ticket AAEAAAAA..."
    })
public final class SaleCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The command for picocli, to be filled from a command line. */
  public SaleCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: verify or demo");
  }
}
