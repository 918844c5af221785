package io.holdfast.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.stack.layout.DataDirectory;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast doctor}: checks every invariant. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every invariant over all databases; the server may be up or down. What an earlier"
          + " check has proven is history and not read again; how far that goes is all that a check"
          + " writes. Exit code 1 when one is broken."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast doctor",
      "  holdfast doctor --settle 5 --json",
      "  holdfast doctor --full"
    })
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private StackOptions options;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How old work in flight may be before it counts as stuck (default: ${DEFAULT-VALUE}).")
  private int settleSeconds;

  @Option(names = "--full", description = "Check again what earlier checks have proven.")
  private boolean full;

  /**
   * The verdict.
   *
   * @param ok whether no invariant is broken
   * @param invariants one finding each
   */
  record Report(boolean ok, List<Finding> invariants) {}

  @Override
  public Integer call() throws JsonProcessingException {
    if (settleSeconds < 0) {
      throw new WrongArgument("--settle must not be negative");
    }
    options.existingPlan();
    Report report =
        check(
            options.data(),
            AuditSettings.STANDARD.withSettle(Duration.ofSeconds(settleSeconds)).withFull(full));
    if (json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      System.out.println(mapper.writeValueAsString(report));
    } else {
      print(report.invariants(), System.out);
    }
    return report.ok() ? 0 : 1;
  }

  /** Examines the stack of the directory; throws when a database cannot be read. */
  public static List<Finding> examine(DataDirectory data, Duration settle) {
    return examine(data, AuditSettings.STANDARD.withSettle(settle));
  }

  /** The same with other settings. */
  public static List<Finding> examine(DataDirectory data, AuditSettings settings) {
    StackDescriptor stack = StackDescriptor.read(data);
    Map<String, String> warehouses = new LinkedHashMap<>();
    stack.warehouses().forEach(it -> warehouses.put(it.node().code(), it.database().auditor()));
    try {
      return Audit.ofUrls(stack.hub().auditor(), warehouses, settings).run();
    } catch (AuditFailedException e) {
      throw new StackFailure("doctor " + e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  /** Prints a table with a mark for each invariant. */
  public static void print(List<Finding> findings, PrintStream out) {
    for (Finding finding : findings) {
      out.printf(
          "  %s %-4s %-72s %,10d checked%s%n",
          mark(finding.state()),
          finding.id(),
          finding.title(),
          finding.checked(),
          finding.violations() == 0 ? "" : String.format("  %,d broken", finding.violations()));
      finding.samples().forEach(sample -> out.println("         " + sample));
    }
  }

  private static Report check(DataDirectory data, AuditSettings settings) {
    List<Finding> findings = examine(data, settings);
    return new Report(
        findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN), findings);
  }

  private static String mark(Finding.State state) {
    return switch (state) {
      case HELD -> "✓";
      case BROKEN -> "✗";
      case NOT_APPLICABLE -> "–";
    };
  }
}
