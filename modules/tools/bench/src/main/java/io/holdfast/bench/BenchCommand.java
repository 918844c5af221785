package io.holdfast.bench;

import io.holdfast.bench.report.ConsoleTable;
import io.holdfast.bench.report.HtmlReport;
import io.holdfast.bench.report.JsonReport;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.row.YearRow;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.Subcommand;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast bench}: Holdfast beside what an expert would write by hand. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures Holdfast over HTTP beside what an expert would write by hand on PostgreSQL of the"
          + " same settings, alternating the two, on a stack of its own that is removed"
          + " afterwards. Audits the stack at the end.",
      "",
      "Rows: 1 one-line orders beside plain transactions, 2 beside XA, 3 one hot SKU, 4 baskets"
          + " over four warehouses, 5 one client alone, 6 p99, 7 relay, 8 placed to confirmed,"
          + " 9 growth, 10 memory, 11 start; only when named: 12 a year's history, 13 overload, 14 the first"
          + " seconds after a start (with a rehearsal of 20 s), 15 reads, 16 polls of a waiting"
          + " room.",
      "",
      "Exit code 0 when everything was measured, whatever the numbers; 1 when a row failed or an"
          + " invariant is broken."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast bench --quick --only 1",
      "  holdfast bench --json target/bench.json"
    })
public final class BenchCommand implements Callable<Integer>, Subcommand {
  private static final int MOST_REPETITIONS = 100;

  @Option(names = "--quick", description = "Short runs, for a first look.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "ROW",
      split = ",",
      description = "Measure these rows alone, e.g. 1,4.")
  private List<Integer> only = List.of();

  @Option(
      names = "--servers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Servers behind a balancer, for rows 1 to 6 and 8 (default: ${DEFAULT-VALUE}).")
  private int servers;

  @Option(
      names = "--relay",
      paramLabel = "MODE",
      defaultValue = "BOTH",
      description = "Rows 1 to 6 with the relay paused, running or both (default: both).")
  private BenchPlan.Relay relay;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Of each comparison (default: 5, quick 2).")
  private Integer repetitions;

  @Option(
      names = "--soak-minutes",
      paramLabel = "N",
      description = "How long row 10 loads the server (default: 20, quick 1).")
  private Integer soakMinutes;

  @Option(
      names = "--year-orders",
      paramLabel = "N",
      description = "Orders behind row 12 (default: 3650000, quick 365000).")
  private Long yearOrders;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON.")
  private Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Where the page with charts goes (default: bench.html in the data directory).")
  private Path html;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where stacks and databases lie meanwhile (default: .holdfast/bench).")
  private Path data;

  @Option(
      names = "--http-port",
      paramLabel = "P",
      defaultValue = "9480",
      description = "The first of about 80 ports (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  private final PrintStream out = System.out;

  /** The command for picocli, to be filled from a command line. */
  public BenchCommand() {}

  @Override
  public Integer call() {
    Path directory = data != null ? data : Installation.current().root().resolve(".holdfast/bench");
    BenchPlan plan = plan(directory.toAbsolutePath().normalize());
    Report report = new Bench(plan, out).run();
    out.print("\n" + ConsoleTable.of(report));
    out.flush();
    write(html != null ? html : directory.resolve("bench.html"), HtmlReport.of(report));
    if (json != null) {
      write(json, JsonReport.of(report));
    }
    return report.holds() && report.complete() ? 0 : 1;
  }

  private BenchPlan plan(Path directory) {
    Set<Integer> rows = new TreeSet<>(only);
    for (int row : rows) {
      require(
          row >= 1 && row <= BenchPlan.ROWS,
          "--only takes rows from 1 to " + BenchPlan.ROWS + ", not " + row);
    }
    require(
        servers >= 1 && servers <= StackPlan.MOST_SERVERS,
        "--servers must lie between 1 and %d, not %d".formatted(StackPlan.MOST_SERVERS, servers));
    for (int row = 1; only.isEmpty() && row <= BenchPlan.UNASKED; row++) {
      if (servers == 1 || BenchPlan.OF_SEVERAL_SERVERS.contains(row)) {
        rows.add(row);
      }
    }
    require(
        servers == 1 || BenchPlan.OF_SEVERAL_SERVERS.containsAll(rows),
        "with several --servers, --only takes rows 1 to 6 and 8");
    int times = repetitions != null ? repetitions : quick ? 2 : 5;
    require(
        times >= 1 && times <= MOST_REPETITIONS,
        "--repetitions must lie between 1 and " + MOST_REPETITIONS + ", not " + times);
    int soak = soakMinutes != null ? soakMinutes : quick ? 1 : 20;
    require(soak >= 1 && soak <= 1440, "--soak-minutes must lie between 1 and 1440, not " + soak);
    long year = yearOrders != null ? yearOrders : quick ? YearRow.FULL / 10 : YearRow.FULL;
    require(year >= 1000, "--year-orders must be at least 1000, not " + year);
    new PortPlan(httpPort);
    return new BenchPlan(
        rows,
        servers,
        relay,
        quick,
        quick ? Timing.quick(times) : Timing.full(times),
        year,
        soak,
        httpPort,
        directory);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new WrongArgument(otherwise);
    }
  }

  private void write(Path file, String text) {
    try {
      Path absolute = file.toAbsolutePath();
      Files.createDirectories(absolute.getParent());
      Files.writeString(absolute, text);
      out.println("written: " + file);
    } catch (IOException e) {
      throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
