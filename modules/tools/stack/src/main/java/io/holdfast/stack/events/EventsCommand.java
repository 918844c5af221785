package io.holdfast.stack.events;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The events of a stack. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Sends events of the past to a new consumer.",
    subcommands = ResendCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  holdfast events resend --since 2026-11-01T00:00:00Z --to reports.orders"
    })
public final class EventsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The command for picocli, to be filled from a command line. */
  public EventsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: resend");
  }
}
