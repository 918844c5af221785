package io.holdfast.stack;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The warehouses of a stack. */
@Command(
    name = "warehouse",
    mixinStandardHelpOptions = true,
    description = "Adds warehouses to a running stack.",
    subcommands = WarehouseAddCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  holdfast warehouse add denver --name 'Denver East' --latitude 39.74 --longitude -104.99"
    })
public final class WarehouseCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: add");
  }
}
