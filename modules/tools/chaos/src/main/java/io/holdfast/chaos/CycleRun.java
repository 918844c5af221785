package io.holdfast.chaos;

import io.holdfast.chaos.catalog.ChaosCatalog;
import io.holdfast.chaos.check.BrokerQueues;
import io.holdfast.chaos.check.Checker;
import io.holdfast.chaos.check.DatabaseState;
import io.holdfast.chaos.check.EvidenceCollector;
import io.holdfast.chaos.check.LockWatch;
import io.holdfast.chaos.check.OutcomeLookup;
import io.holdfast.chaos.check.Quiescence;
import io.holdfast.chaos.check.StackChecks;
import io.holdfast.chaos.client.ChaosClients;
import io.holdfast.chaos.fault.Faults;
import io.holdfast.chaos.journal.OrderJournal;
import io.holdfast.chaos.report.AcceptedOrder;
import io.holdfast.chaos.report.Availability;
import io.holdfast.chaos.report.FaultRecord;
import io.holdfast.chaos.report.FaultTable;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.chaos.schedule.Cycle;
import io.holdfast.stack.StackStatus;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One cycle: load, faults, healing, quiet, checks. */
final class CycleRun {
  private static final Duration BACK = Duration.ofMinutes(3);
  private static final Duration AFTERWARDS = Duration.ofSeconds(3);
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofMinutes(4);

  private final ChaosStack chaosStack;
  private final ChaosSettings settings;
  private final Timeline timeline;
  private final Cycle cycle;
  private final List<String> violations = new ArrayList<>();

  CycleRun(ChaosStack chaosStack, ChaosSettings settings, Timeline timeline, Cycle cycle) {
    this.chaosStack = chaosStack;
    this.settings = settings;
    this.timeline = timeline;
    this.cycle = cycle;
  }

  /**
   * Runs it.
   *
   * @param earlier ids of the orders of all cycles before
   * @param table gets a line for each fault
   */
  CycleResult run(Set<String> earlier, FaultTable table) throws InterruptedException, IOException {
    ChaosCatalog goods = new ChaosCatalog(settings.plan().warehouses());
    goods.restock(chaosStack.endpoint("admin"), cycle.number());
    Endpoint shop = chaosStack.endpoint("storefront");
    try (OrderJournal journal = OrderJournal.to(settings.data().root().resolve("journal.jsonl"));
        LockWatch locks = new LockWatch(chaosStack.stack())) {
      List<FaultRecord> faults = sell(goods, shop, journal, table);
      long closed = System.nanoTime();
      int settled = new OutcomeLookup(shop, journal).settle(SETTLE);
      timeline.note(settled + " orders settled");
      DatabaseState databases = new DatabaseState(chaosStack.stack());
      Quiescence quiet = new Quiescence(databases, new BrokerQueues(chaosStack.stack().broker()));
      if (!quiet.await(QUIET)) {
        violations.add("not quiet within " + QUIET.toSeconds() + " s: " + quiet.left());
      }
      double quietSeconds = (System.nanoTime() - closed) / 1e9;
      timeline.note("quiet");
      violations.addAll(
          Checker.violations(
              journal.purchases(),
              earlier,
              new EvidenceCollector(shop, databases).gather(journal.purchases(), prefix())));
      violations.addAll(new StackChecks(chaosStack.data()).broken());
      return new CycleResult(
          journal.purchases(),
          faults,
          settled,
          quietSeconds,
          locks.longestSeconds(),
          List.copyOf(violations));
    }
  }

  private List<FaultRecord> sell(
      ChaosCatalog goods, Endpoint shop, OrderJournal journal, FaultTable table)
      throws InterruptedException {
    long opened = System.nanoTime();
    ChaosClients clients =
        new ChaosClients(
            settings.clients(),
            shop,
            goods,
            journal,
            "c" + cycle.number(),
            settings.seed() * 1_000 + cycle.number());
    List<FaultRecord> faults = new Faults(chaosStack.injector(), timeline).suffer(cycle, opened);
    if (!Await.until(BACK, () -> StackStatus.of(chaosStack.data()).ready())) {
      violations.add("not everything is back: " + StackStatus.of(chaosStack.data()).components());
    }
    if (!chaosStack.members().findTogether(BACK)) {
      violations.add("the servers do not see each other again");
    }
    timeline.note("everything is back");
    Await.pause(AFTERWARDS);
    long closed = System.nanoTime();
    clients.sendHome();
    List<AcceptedOrder> sales = AcceptedOrder.of(journal.purchases());
    long broken = faults.get(0).from();
    faults.forEach(
        fault -> table.add(fault, Availability.of(fault, sales, opened, broken, closed)));
    return faults;
  }

  private String prefix() {
    return "c" + cycle.number() + "-";
  }
}
