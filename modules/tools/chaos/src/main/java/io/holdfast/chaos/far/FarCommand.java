package io.holdfast.chaos.far;

import io.holdfast.audit.Finding;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.Subcommand;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.supervise.ConsoleProgress;
import io.holdfast.stack.supervise.StackListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures sagas over a far warehouse. */
@Command(
    name = "far",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a stack of its own whose last warehouse is far, and measures: near orders without and"
          + " with the far warehouse, sagas over it, and what a cut of its line and kills of the"
          + " server leave behind. Checks every invariant at the end.",
    },
    footer = {
      "",
      "Examples:",
      "  holdfast far",
      "  holdfast far --rate 400 --seconds 30 --cut 60",
      "  holdfast far --kills 20 --seed 7"
    })
public final class FarCommand implements Subcommand, Callable<Integer> {
  @Option(
      names = "--delay",
      paramLabel = "MS",
      defaultValue = "150",
      description = "Delay of the line, each way (default: ${DEFAULT-VALUE}).")
  private int delay;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Unmeasured orders first (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "32",
      description = "Concurrent clients (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "350",
      description = "Sagas offered per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--cut",
      paramLabel = "SECONDS",
      description = "Then cut the line for so long while sagas go on (default: no cut).")
  private int cut;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "Then kill the server so often while sagas are under way (default: 0).")
  private int kills;

  @Option(
      names = "--sagas",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Sagas of the kills (default: ${DEFAULT-VALUE}).")
  private int sagas;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What the moments of the kills follow from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--http-port",
      paramLabel = "P",
      defaultValue = "9780",
      description =
          "Port of the server; the other ports follow from it (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Missing directory for the stack (default: one below target/far).")
  private Path data;

  private final PrintStream out = System.out;

  /** The command for picocli, to be filled from a command line. */
  public FarCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    require(delay >= 0 && delay <= 5_000, "--delay must lie between 0 and 5000");
    require(seconds >= 1 && warmUp >= 0, "--seconds and --warm-up must be positive");
    require(clients >= 1 && clients <= 1_024, "--clients must lie between 1 and 1024");
    require(rate > 0 && rate <= 1e5, "--rate must lie between 1 and 100000");
    require(cut >= 0 && kills >= 0 && sagas >= 1, "--cut, --kills and --sagas must be positive");
    Installation.current().requireBuilt();
    Path root = data != null ? data : own();
    require(!Files.exists(root), "--data must not exist: " + root);
    StackPlan plan = new StackPlan(new PortPlan(httpPort).http(), List.of()).grownTo(4);
    StackListener progress = new ConsoleProgress(out);
    boolean holds;
    try (FarStack stack = FarStack.start(new DataDirectory(root), plan, progress)) {
      FarTrial trial = new FarTrial(stack, clients, Duration.ofMillis(delay), out);
      trial.prepare(Duration.ofSeconds(warmUp));
      trial.measure(Duration.ofSeconds(seconds), rate);
      if (cut > 0) {
        trial.cut(Duration.ofSeconds(cut));
      }
      boolean ended = kills == 0 || trial.kill(kills, sagas, seed);
      holds = ended && audit(stack);
    }
    if (holds) {
      delete(root);
    } else {
      out.println("FAILED; data and logs are in " + root);
    }
    return holds ? 0 : 1;
  }

  private boolean audit(FarStack stack) {
    List<Finding> findings = DoctorCommand.examine(stack.data(), Duration.ofSeconds(30));
    DoctorCommand.print(findings, out);
    return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN);
  }

  private static Path own() {
    return Installation.current().root().resolve("target/far/" + ProcessHandle.current().pid());
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new WrongArgument(otherwise);
    }
  }
}
