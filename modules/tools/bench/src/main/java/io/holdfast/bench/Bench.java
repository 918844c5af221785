package io.holdfast.bench;

import io.holdfast.audit.Finding;
import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.rival.RivalDatabases;
import io.holdfast.bench.row.AloneRow;
import io.holdfast.bench.row.BasketRow;
import io.holdfast.bench.row.BenchEnvironment;
import io.holdfast.bench.row.FirstSecondsRow;
import io.holdfast.bench.row.GrowthRow;
import io.holdfast.bench.row.HotRow;
import io.holdfast.bench.row.MemoryRow;
import io.holdfast.bench.row.OverloadRow;
import io.holdfast.bench.row.PathRow;
import io.holdfast.bench.row.PollRow;
import io.holdfast.bench.row.ReadRow;
import io.holdfast.bench.row.RelayRow;
import io.holdfast.bench.row.Row;
import io.holdfast.bench.row.StartRow;
import io.holdfast.bench.row.UniformRows;
import io.holdfast.bench.row.YearRow;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.supervise.ConsoleProgress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One run: starts the stacks, measures row by row, audits, and deletes its data. */
final class Bench {
  private static final int WAREHOUSES = 4;
  private static final int LAST_WITH_BOTH = 6;
  private static final int RIVAL_OFFSET = 40;
  private static final int BROKER_OFFSET = 55;
  private static final Duration UNSENT_MAY_WAIT = Duration.ofDays(1);
  private static final Duration REST = Duration.ofMinutes(15);
  private static final Duration IN_FLIGHT = Duration.ofSeconds(30);
  private final BenchPlan plan;
  private final PrintStream out;
  private final List<Measurement> results = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private boolean complete = true;
  private final List<Report.Audited> audits = new ArrayList<>();

  Bench(BenchPlan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
  }

  Report run() {
    Instant begun = Instant.now();
    WorkDirectory workplace = new WorkDirectory(plan.directory());
    try (RivalDatabases rival = rival(workplace)) {
      for (boolean relaying : List.of(false, true)) {
        measure(workplace, rival, relaying);
      }
    }
    growth(workplace);
    year(workplace);
    if (audits.stream().allMatch(Report.Audited::holds)) {
      workplace.remove();
    } else {
      out.println("invariants are broken; the data stay in " + workplace.root());
    }
    return new Report(
        begun,
        plan.quick(),
        Runtime.getRuntime().availableProcessors(),
        plan.servers(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"),
        plan.pace().repetitions(),
        results,
        skipped,
        complete,
        audits);
  }

  private void measure(WorkDirectory workplace, RivalDatabases rival, boolean relaying) {
    List<Row> rows = rows(relaying).stream().filter(row -> isWanted(row, relaying)).toList();
    if (rows.isEmpty()) {
      return;
    }
    String mode = relaying ? "running" : "paused";
    out.printf(
        "starting a stack with %d warehouses, relay %s%s%n",
        WAREHOUSES, mode, plan.servers() == 1 ? "" : ", " + plan.servers() + " servers");
    DataDirectory data = new DataDirectory(workplace.root().resolve(mode));
    try (MeasuredStack stack = start(data, WAREHOUSES, relaying)) {
      BenchEnvironment environment =
          new BenchEnvironment(stack, rival, relaying, plan.rows(), plan.pace(), out);
      for (Row row : rows) {
        out.printf("  row %s, %s%n", join(row.numbers()), environment.mode());
        measure(row, environment);
      }
      boolean atRest = relaying && environment.rest(REST);
      audit(data, "stack with relay " + mode, atRest ? IN_FLIGHT : UNSENT_MAY_WAIT);
      if (relaying && !atRest) {
        skipped.add(
            "whether every event arrives: it took longer than " + REST.toMinutes() + " min");
      }
    }
  }

  /** A row that fails is reported as skipped; completed rows are kept. */
  private void measure(Row row, BenchEnvironment environment) {
    try {
      results.addAll(row.measure(environment));
    } catch (StackFailure e) {
      complete = false;
      skipped.add("row " + join(row.numbers()) + ", " + environment.mode() + ": " + e.getMessage());
    }
  }

  /** A stack with history, beside one without. */
  private void year(WorkDirectory workplace) {
    if (plan.rows().contains(YearRow.NUMBER)) {
      try {
        results.addAll(new YearRow(plan.yearOrders()).measure(stage(workplace, YearRow.NUMBER)));
      } catch (StackFailure e) {
        complete = false;
        skipped.add("row " + YearRow.NUMBER + ": " + e.getMessage());
      }
    }
  }

  /** Filled by SQL, these stacks have no history that could be audited. */
  private void growth(WorkDirectory workplace) {
    boolean asked = plan.rows().size() < BenchPlan.UNASKED;
    if (!plan.rows().contains(GrowthRow.NUMBER)) {
      return;
    }
    if (plan.quick() && !asked) {
      skipped.add("row 9, growth: --quick leaves it out unless it is asked for with --only 9");
      return;
    }
    GrowthRow row = plan.quick() ? GrowthRow.scaledDown() : GrowthRow.full();
    results.addAll(row.measure(stage(workplace, GrowthRow.NUMBER)));
  }

  private GrowthRow.Stage stage(WorkDirectory workplace, int row) {
    return (name, warehouses, act) -> {
      out.printf("  row %d, %s%n", row, name);
      Path directory = workplace.root().resolve(name);
      try (MeasuredStack stack = start(new DataDirectory(directory), warehouses, false)) {
        return act.apply(new BenchEnvironment(stack, null, false, plan.rows(), plan.pace(), out));
      } finally {
        WorkDirectory.remove(directory);
      }
    };
  }

  private MeasuredStack start(DataDirectory data, int warehouses, boolean relaying) {
    StackPlan wanted =
        new StackPlan(plan.httpPort(), List.of()).withServers(plan.servers()).grownTo(warehouses);
    return MeasuredStack.start(data, wanted, variables(relaying), new ConsoleProgress(out));
  }

  /** Rows 1 to 6 in each relay mode; then row 7, when its backlog has been written. */
  private List<Row> rows(boolean relaying) {
    List<Row> rows =
        new ArrayList<>(List.of(new UniformRows(), new HotRow(), new BasketRow(), new AloneRow()));
    if (relaying) {
      rows.add(new PathRow());
      rows.add(new MemoryRow(Duration.ofMinutes(plan.soakMinutes())));
    } else {
      rows.add(new StartRow());
      rows.add(new OverloadRow());
      rows.add(new FirstSecondsRow());
      rows.add(new ReadRow(plan.quick() ? 20_000 : 1_000_000));
      rows.add(new PollRow());
      rows.add(new RelayRow(plan.quick() ? 20_000 : 100_000, plan.httpPort() + BROKER_OFFSET));
    }
    return rows;
  }

  private boolean isWanted(Row row, boolean relaying) {
    boolean eitherWay = row.numbers().stream().allMatch(number -> number <= LAST_WITH_BOTH);
    return plan.wantsAny(row.numbers()) && (!eitherWay || plan.relay().modes().contains(relaying));
  }

  /** Prevents orders from expiring while relays are paused. */
  private Map<String, String> variables(boolean relaying) {
    Map<String, String> variables = new TreeMap<>();
    if (!relaying) {
      variables.put("holdfast.relay.enabled", "false");
      variables.put("holdfast.orders.time-to-pay", "PT24H");
    }
    if (plan.rows().contains(FirstSecondsRow.NUMBER)) {
      variables.put("holdfast.warm-up", "PT20S");
    }
    return variables;
  }

  private void audit(DataDirectory data, String stack, Duration settle) {
    out.println("  checking every invariant over all databases");
    List<Finding> findings = DoctorCommand.examine(data, settle);
    audits.add(new Report.Audited(stack, findings));
  }

  private RivalDatabases rival(WorkDirectory workplace) {
    if (plan.rivalWarehouses() < 0) {
      return null;
    }
    out.printf("starting the rival's PostgreSQL, %d%n", 1 + plan.rivalWarehouses());
    Path directory = workplace.root().resolve("rival");
    RivalDatabases rival =
        RivalDatabases.start(
            new DataDirectory(directory), plan.httpPort() + RIVAL_OFFSET, plan.rivalWarehouses());
    Runtime.getRuntime().addShutdownHook(new Thread(rival::close, "stop-rival"));
    return rival;
  }

  private String join(Set<Integer> numbers) {
    return numbers.stream()
        .filter(plan.rows()::contains)
        .sorted()
        .map(String::valueOf)
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
