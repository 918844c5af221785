package io.holdfast.stack.insights;

import io.holdfast.insights.StoreRefusedException;
import io.holdfast.insights.StoreUnavailableException;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.WrongArgument;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the search store anew. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Fills new indices from the databases, beside the old ones, and switches the aliases when the"
          + " job has caught up. Queries work all the time; orders may be placed. After a loss of"
          + " the store or of the job's state, or when a running shop gets insights."
    },
    footer = {"", "Example:", "  holdfast insights rebuild --patience 3600"})
public final class RebuildCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StackOptions options;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long the job may take to catch up (default: ${DEFAULT-VALUE}).")
  private int patience;

  /** The command for picocli, to be filled from a command line. */
  public RebuildCommand() {}

  @Override
  public Integer call() {
    if (patience < 1) {
      throw new WrongArgument("--patience must be positive");
    }
    options.existingPlan();
    try {
      int generation =
          new Rebuild(InsightsStack.of(options.data()), Duration.ofSeconds(patience)).run();
      spec.commandLine().getOut().printf("queries see generation %d of the indices%n", generation);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (StoreUnavailableException | StoreRefusedException e) {
      throw new StackFailure(e.getMessage(), e);
    }
  }
}
