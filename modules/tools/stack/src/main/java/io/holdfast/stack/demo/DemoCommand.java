package io.holdfast.stack.demo;

import io.holdfast.audit.Finding;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.Stack;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.UpOptions;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.insights.InsightsStack;
import io.holdfast.stack.insights.Verification;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.life.Life;
import io.holdfast.stack.life.LifeOptions;
import io.holdfast.stack.life.LifeReport;
import io.holdfast.stack.life.LifeTable;
import io.holdfast.stack.load.Loader;
import io.holdfast.stack.load.SupplierNotices;
import io.holdfast.stack.load.foodmart.Year;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.replay.BasketOrders;
import io.holdfast.stack.replay.ClientSettings;
import io.holdfast.stack.replay.Replay;
import io.holdfast.stack.replay.ReplayReport;
import io.holdfast.stack.replay.ReportTable;
import io.holdfast.stack.replay.RunId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code holdfast demo}: starts a stack, loads FoodMart, replays its baskets, checks the
 * invariants.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the stack (or joins the running one), loads FoodMart, places its baskets of 1997 as"
          + " orders from many clients, prints the result and checks every invariant. Stays up"
          + " until Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast demo",
      "  holdfast demo --orders 20000 --clients 128 --warehouses 8",
      "  holdfast demo --exit"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SETTLE = Duration.ofMinutes(5);
  private static final Duration IN_FLIGHT = Duration.ofSeconds(30);
  private static final int MOST_CLIENTS = 4096;

  @Mixin private UpOptions options;
  @Mixin private LifeOptions life;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many orders (default: ${DEFAULT-VALUE}).")
  private long orders;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many clients at once (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--decline-percent",
      paramLabel = "P",
      defaultValue = "2",
      description = "How many pay with a card that is declined (default: ${DEFAULT-VALUE}).")
  private int declinePercent;

  @Option(
      names = "--exit",
      description = "Stop after the result; exit code 0 only if every invariant holds.")
  private boolean exit;

  private final PrintStream out = System.out;

  /** The command for picocli, to be filled from a command line. */
  public DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    validate();
    try (Stack stack = Stack.up(options, out)) {
      StackDescriptor descriptor = stack.descriptor();
      load(descriptor);
      boolean holds;
      try (Life after = new Life(descriptor, endpoint(descriptor, "operator"))) {
        after.wishForMessages();
        ReplayReport report = replay(descriptor);
        out.println("shipping, receiving, returning, transferring");
        LifeReport end = after.goOn(life.mix(SETTLE));
        out.println("checking every invariant over all databases");
        holds = print(report, end, DoctorCommand.examine(options.data(), IN_FLIGHT));
        holds &= compareInsights();
      }
      if (!exit) {
        stay(stack, descriptor);
      }
      return holds ? 0 : 1;
    }
  }

  private void validate() {
    life.validate();
    if (orders < 1) {
      throw new WrongArgument("--orders must be positive, not " + orders);
    }
    if (clients < 1 || clients > MOST_CLIENTS) {
      throw new WrongArgument("--clients must lie between 1 and " + MOST_CLIENTS);
    }
    if (declinePercent < 0 || declinePercent > 100) {
      throw new WrongArgument("--decline-percent must lie between 0 and 100");
    }
  }

  private void load(StackDescriptor stack) {
    Loader.Loaded loaded = new Loader(endpoint(stack, "admin")).loadWithoutDeliveries();
    out.printf(
        "FoodMart: %,d products, %,d customers, %,d units of stock in %d warehouses%n",
        loaded.products(), loaded.customers(), loaded.units(), loaded.warehouses());
    long notices =
        new SupplierNotices(
                endpoint(stack, "admin"), Endpoint.of(stack.supplierUrl(), "operator", "operator"))
            .publish();
    out.printf("the supplier announces %,d deliveries%n", notices);
  }

  private ReplayReport replay(StackDescriptor stack) throws InterruptedException {
    RunId run = RunId.random();
    out.printf("placing %,d orders of 1997 from %d clients, %s%n", orders, clients, run);
    ClientSettings shops =
        new ClientSettings(
            clients, 0, orders, null, declinePercent, life.cancelPercent(), PATIENCE);
    return new Replay(
            endpoint(stack, "storefront"),
            Optional.of(stack),
            new BasketOrders(Year.Y1997),
            shops,
            run,
            Duration.ZERO,
            SETTLE,
            null)
        .execute();
  }

  private boolean print(ReplayReport report, LifeReport end, List<Finding> findings) {
    boolean holds =
        report.isClean()
            && end.isClean()
            && findings.stream().noneMatch(found -> found.state() == Finding.State.BROKEN);
    out.printf("%nOrders%n%s%nLife%n%s", ReportTable.of(report), LifeTable.of(end));
    out.printf("%nInvariants%n");
    DoctorCommand.print(findings, out);
    out.printf("%n%s%n", holds ? "Every invariant holds." : "NOT EVERYTHING HOLDS; see above.");
    out.flush();
    return holds;
  }

  /** The search store equals the databases; true if the stack has none. */
  private boolean compareInsights() {
    if (!StackPlan.require(options.data()).insights()) {
      return true;
    }
    Verification found = Verification.of(InsightsStack.of(options.data()), SETTLE);
    out.printf("%nInsights: the databases, and the search store%n%s", found.table());
    out.flush();
    return found.holds();
  }

  private void stay(Stack stack, StackDescriptor descriptor) throws InterruptedException {
    if (stack.joined()) {
      return;
    }
    out.printf("The stack stays up at %s until Ctrl-C.%n", descriptor.baseUrl());
    stack.awaitStop();
  }

  private static Endpoint endpoint(StackDescriptor stack, String user) {
    return Endpoint.of(stack.baseUrl(), user, stack.users().get(user));
  }
}
