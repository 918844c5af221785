package io.holdfast.stack.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.life.Life;
import io.holdfast.stack.life.LifeOptions;
import io.holdfast.stack.life.LifeReport;
import io.holdfast.stack.life.LifeTable;
import io.holdfast.stack.load.Login;
import io.holdfast.stack.load.SyntheticStock;
import io.holdfast.stack.load.TargetOptions;
import io.holdfast.stack.load.foodmart.Year;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Places orders against a running server. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Places orders against a running server from many clients and reports what they saw and what"
          + " became of the orders. Exit code 1 when an order had no proper answer or was not"
          + " decided in time."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast replay --year 1997 --orders 5000 --clients 64",
      "  holdfast replay --synthetic --skus 10000 --clients 128 --seconds 20 --warm-up 30",
      "  holdfast replay --synthetic --hot --rate 500 --seconds 60",
      "  holdfast replay --synthetic --placement saga --seconds 20"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final long DEFAULT_ORDERS = 5000;
  private static final int MOST_CLIENTS = 4096;
  private static final int MOST_SKUS = 1_000_000;

  @Spec private CommandSpec spec;
  @Mixin private TargetOptions target;

  @Option(
      names = "--year",
      paramLabel = "1997|1998",
      description = "FoodMart's baskets of a year (default: 1997).")
  private Integer year;

  @Option(
      names = "--as-of-history",
      description =
          "The orders say that they were ordered on the days of the year, moved so that it has just"
              + " ended: insights then show a year.")
  private boolean asOfHistory;

  @Option(names = "--synthetic", description = "One-line orders of one unit; SKU drawn uniformly.")
  private boolean synthetic;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "With --synthetic: how many SKUs, made when missing (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(names = "--hot", description = "With --synthetic: all orders on one SKU.")
  private boolean hot;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders (default: 5000, or as many as --seconds allows).")
  private Long orders;

  @Option(names = "--seconds", paramLabel = "N", description = "How long.")
  private Integer seconds;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "64",
      description = "Connections, each with one order under way (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Orders due per second whatever the server does; times count from when an order was due."
              + " Default: each client sends its next order when the last is answered.")
  private double rate;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Send unmeasured orders first.")
  private int warmUp;

  @Option(
      names = "--placement",
      paramLabel = "atomic|saga",
      defaultValue = "atomic",
      description =
          "How the orders are placed: atomically (201), or by saga (202; PENDING until every"
              + " warehouse has reserved) (default: ${DEFAULT-VALUE}).")
  private Placement placement;

  /** How orders are placed. */
  private enum Placement {
    ATOMIC,
    SAGA
  }

  @Option(
      names = "--decline-percent",
      paramLabel = "P",
      description = "How many pay with a card that is declined (default: 0).")
  private int declinePercent;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Names the run; the same id sends the same keys again (default: a new one).")
  private String runId;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Append 'order-id key' for each accepted order as it comes.")
  private Path journal;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long an order is sent again while the server cannot be reached or is overloaded"
              + " (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long to wait afterwards until every order is decided (default: ${DEFAULT-VALUE}).")
  private int settle;

  @Option(
      names = "--user",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "storefront:storefront",
      description = "Who places the orders (default: ${DEFAULT-VALUE}).")
  private Login user;

  @Option(
      names = "--admin",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "admin:admin",
      description = "Who makes synthetic SKUs (default: ${DEFAULT-VALUE}).")
  private Login admin;

  @Option(
      names = "--life",
      description =
          "Cancel some orders, wait until the others are delivered, return some, receive what"
              + " suppliers announced, and transfer stock; for a stack of this machine.")
  private boolean life;

  @Mixin private LifeOptions lifeOptions;

  @Option(
      names = "--operator",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "operator:operator",
      description = "Who receives and transfers with --life (default: ${DEFAULT-VALUE}).")
  private Login operator;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  /** The command for picocli, to be filled from a command line. */
  public ReplayCommand() {}

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    validate();
    RunId run = run();
    Replay replay =
        new Replay(
            user.at(target),
            target.descriptor(),
            source(run),
            shops(),
            run,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(settle),
            journal);
    if (!json) {
      out().println("run " + run + " against " + user.at(target).url());
      out().flush();
    }
    if (!life) {
      ReplayReport report = replay.execute();
      print(report, null);
      return report.isClean() ? 0 : 1;
    }
    try (Life after = new Life(target.descriptor().orElseThrow(), operator.at(target))) {
      after.wishForMessages();
      ReplayReport report = replay.execute();
      LifeReport end = after.goOn(lifeOptions.mix(Duration.ofSeconds(settle)));
      print(report, end);
      return report.isClean() && end.isClean() ? 0 : 1;
    }
  }

  private void validate() {
    require(!(synthetic && year != null), "--year and --synthetic exclude each other");
    require(!(synthetic && asOfHistory), "--as-of-history and --synthetic exclude each other");
    require(synthetic || !hot, "--hot needs --synthetic");
    require(skus >= 1 && skus <= MOST_SKUS, "--skus must lie between 1 and " + MOST_SKUS);
    require(
        clients >= 1 && clients <= MOST_CLIENTS,
        "--clients must lie between 1 and " + MOST_CLIENTS);
    require(orders == null || orders > 0, "--orders must be positive");
    require(seconds == null || seconds > 0, "--seconds must be positive");
    require(rate >= 0 && rate <= 1e6, "--rate must lie between 0 and 1000000");
    require(warmUp >= 0, "--warm-up must not be negative");
    require(
        declinePercent >= 0 && declinePercent <= 100,
        "--decline-percent must lie between 0 and 100");
    lifeOptions.validate();
    require(
        !life || target.descriptor().isPresent(), "--life needs a stack of this machine: --data");
    require(patience >= 0 && settle >= 0, "--patience and --settle must not be negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new WrongArgument(otherwise);
    }
  }

  private RunId run() {
    try {
      return runId == null ? RunId.random() : new RunId(runId);
    } catch (IllegalArgumentException wrong) {
      throw new WrongArgument("--run-id: " + wrong.getMessage());
    }
  }

  private OrderSource source(RunId run) {
    OrderSource orders = orders(run);
    return placement == Placement.SAGA ? new SagaOrders(orders) : orders;
  }

  private OrderSource orders(RunId run) {
    if (synthetic) {
      int used = hot ? 1 : skus;
      return new SyntheticOrders(
          new SyntheticStock(admin.at(target)).ensure(used), used, run.text().hashCode());
    }
    try {
      Year baskets = Year.of(year == null ? 1997 : year);
      return asOfHistory
          ? new BasketOrders(baskets, LocalDate.now(ZoneOffset.UTC), shops().orders())
          : new BasketOrders(baskets);
    } catch (IllegalArgumentException wrong) {
      throw new WrongArgument("--year: " + wrong.getMessage());
    }
  }

  private ClientSettings shops() {
    long most = orders != null ? orders : seconds != null ? Long.MAX_VALUE : DEFAULT_ORDERS;
    return new ClientSettings(
        clients,
        rate,
        most,
        seconds == null ? null : Duration.ofSeconds(seconds),
        declinePercent,
        life ? lifeOptions.cancelPercent() : 0,
        Duration.ofSeconds(patience));
  }

  private void print(ReplayReport report, LifeReport end) throws JsonProcessingException {
    if (json) {
      ObjectMapper pretty = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      ObjectNode document = pretty.valueToTree(report);
      if (end != null) {
        document.set("life", pretty.valueToTree(end));
      }
      out().println(pretty.writeValueAsString(document));
    } else {
      out().print(ReportTable.of(report));
      out().print(end == null ? "" : LifeTable.of(end));
    }
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
