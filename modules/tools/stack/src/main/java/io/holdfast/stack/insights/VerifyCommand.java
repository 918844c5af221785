package io.holdfast.stack.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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

/** Compares the search store with the databases. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Waits until every event is in the search store, then compares counts and sums with the"
          + " databases: orders, units and revenue by day and category, stock and ledger by"
          + " warehouse. While orders are being placed the two differ. Exit code 1 when they differ."
    },
    footer = {"", "Example:", "  holdfast insights verify --patience 60"})
public final class VerifyCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StackOptions options;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait until the store has caught up (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  /** The command for picocli, to be filled from a command line. */
  public VerifyCommand() {}

  @Override
  public Integer call() throws JsonProcessingException {
    if (patience < 0) {
      throw new WrongArgument("--patience must not be negative");
    }
    options.existingPlan();
    try {
      Verification found =
          Verification.of(InsightsStack.of(options.data()), Duration.ofSeconds(patience));
      spec.commandLine()
          .getOut()
          .print(
              json
                  ? new ObjectMapper()
                          .enable(SerializationFeature.INDENT_OUTPUT)
                          .writeValueAsString(found)
                      + System.lineSeparator()
                  : found.table());
      spec.commandLine().getOut().flush();
      return found.holds() ? 0 : 1;
    } catch (StoreUnavailableException | StoreRefusedException e) {
      throw new StackFailure(e.getMessage(), e);
    }
  }
}
