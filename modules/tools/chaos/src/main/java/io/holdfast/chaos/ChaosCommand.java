package io.holdfast.chaos;

import io.holdfast.chaos.report.Timeline;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.Subcommand;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fault-injection suite. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a stack of its own on fresh data, runs order clients, kills, pauses and disconnects its"
          + " parts at random times, ends the faults, and checks that every answer"
          + " agrees with the stored state and that nothing was lost, duplicated or left behind.",
      "",
      "The same seed gives the same faults. A run that finds a violation keeps its data, a"
          + " journal of all requests and answers and a timeline, and ends with exit code 1."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast chaos",
      "  holdfast chaos --cycles 50 --seed 7",
      "  holdfast chaos --cycles 3 --seed 7 --data /var/tmp/chaos --keep"
    })
public final class ChaosCommand implements Subcommand, Callable<Integer> {
  private static final int MOST_CYCLES = 10_000;
  private static final int MOST_CLIENTS = 256;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often to break and heal something (default: ${DEFAULT-VALUE}).")
  private int cycles;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What the faults and their moments follow from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--warehouses",
      paramLabel = "N",
      defaultValue = "3",
      description = "Warehouses, 1 to 24 (default: ${DEFAULT-VALUE}).")
  private int warehouses;

  @Option(
      names = "--servers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Servers, 1 to 8, with a balancer in front (default: ${DEFAULT-VALUE}).")
  private int servers;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "Concurrent clients (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Empty or missing directory for the stack (default: one of its own below target/chaos).")
  private Path data;

  @Option(
      names = "--http-port",
      paramLabel = "P",
      defaultValue = "9680",
      description =
          "Port of the server; the other ports follow from it (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(names = "--keep", description = "Keep the data of a run that passed, too.")
  private boolean keep;

  private final PrintStream out = System.out;

  /** The command for picocli, to be filled from a command line. */
  public ChaosCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    ChaosSettings settings = settings();
    Installation.current().requireBuilt();
    Path root = Files.createDirectories(settings.data().root());
    boolean kept = false;
    try (Timeline timeline = new Timeline(root.resolve("timeline.txt"), out)) {
      kept = run(settings, timeline);
    } finally {
      if (!kept) {
        out.printf(
            "%nFAILED with seed %d; data, journal.jsonl, timeline.txt and logs are in %s%n",
            seed, root);
      }
    }
    if (kept && !keep) {
      delete(root);
    }
    if (kept) {
      out.printf("%nNo violation.%s%n", keep ? " The data are in " + root : "");
    }
    out.flush();
    return kept ? 0 : 1;
  }

  /** A stack that no longer works is a failed run, too. */
  private static boolean run(ChaosSettings settings, Timeline timeline)
      throws IOException, InterruptedException {
    try {
      return new ChaosRun(settings, timeline).execute();
    } catch (StackFailure failure) {
      timeline.show("✗ " + failure.getMessage());
      return false;
    }
  }

  private ChaosSettings settings() {
    require(cycles >= 1 && cycles <= MOST_CYCLES, "--cycles must lie between 1 and " + MOST_CYCLES);
    require(
        clients >= 1 && clients <= MOST_CLIENTS,
        "--clients must lie between 1 and " + MOST_CLIENTS);
    StackPlan plan =
        new StackPlan(new PortPlan(httpPort).http(), List.of())
            .withServers(servers)
            .grownTo(warehouses);
    DataDirectory directory = new DataDirectory(data != null ? data : own());
    require(isEmpty(directory.root()), "--data must be an empty directory: " + directory.root());
    return new ChaosSettings(cycles, seed, clients, directory, plan);
  }

  private Path own() {
    return Installation.current()
        .root()
        .resolve("target/chaos/seed-" + seed + "-" + ProcessHandle.current().pid());
  }

  private static boolean isEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException notADirectory) {
      return false;
    }
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
