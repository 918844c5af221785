package io.holdfast.stack;

import io.holdfast.stack.demo.DemoCommand;
import io.holdfast.stack.events.EventsCommand;
import io.holdfast.stack.exchange.ExportCommand;
import io.holdfast.stack.exchange.ImportCommand;
import io.holdfast.stack.insights.InsightsCommand;
import io.holdfast.stack.load.LoadCommand;
import io.holdfast.stack.replay.ReplayCommand;
import io.holdfast.stack.sale.SaleCommand;
import io.holdfast.stack.template.TemplateCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The command line: {@code holdfast COMMAND}. */
@Command(
    name = "holdfast",
    mixinStandardHelpOptions = true,
    version = "Holdfast 1.0.0",
    synopsisSubcommandLabel = "COMMAND",
    header = "Sell every unit once.",
    description = {
      "",
      "Runs Holdfast with everything it needs on this machine: PostgreSQL for the hub and for each"
          + " warehouse, a message broker, a payment provider's simulator, and the server.",
      ""
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      StopCommand.class,
      StartCommand.class,
      RollCommand.class,
      WarehouseCommand.class,
      DoctorCommand.class,
      EventsCommand.class,
      LoadCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      SaleCommand.class,
      MailCommand.class,
      InsightsCommand.class,
      MigrateCommand.class,
      TemplateCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  holdfast up                    the stack with four warehouses, until Ctrl-C",
      "  holdfast status --json         what runs where",
      "  holdfast COMMAND --help        more about one command",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments."
    })
public final class Holdfast implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    configureLogging();
    System.exit(commandLine().execute(arguments));
  }

  /** The commands, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Holdfast());
    ServiceLoader.load(Subcommand.class).forEach(commands::addSubcommand);
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(oneLine())
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> report(failure, commandLine));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static IParameterExceptionHandler oneLine() {
    return (ParameterException failure, String[] arguments) -> {
      CommandLine commandLine = failure.getCommandLine();
      String command = commandLine.getCommandSpec().qualifiedName();
      String message = failure.getMessage().replaceAll("\\s*\\R\\s*", " ");
      commandLine.getErr().println(command + ": " + message + " (see " + command + " --help)");
      return CommandLine.ExitCode.USAGE;
    };
  }

  private static int report(Exception failure, CommandLine commandLine) throws Exception {
    if (failure instanceof StackFailure) {
      commandLine.getErr().println("holdfast: " + failure.getMessage());
      return failure instanceof WrongArgument
          ? CommandLine.ExitCode.USAGE
          : CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  private static void configureLogging() {
    try (InputStream quiet =
        new ByteArrayInputStream("handlers=\n.level=WARNING\n".getBytes(StandardCharsets.UTF_8))) {
      LogManager.getLogManager().readConfiguration(quiet);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
