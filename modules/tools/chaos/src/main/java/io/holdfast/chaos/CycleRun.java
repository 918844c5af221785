package io.holdfast.chaos;

import io.holdfast.chaos.check.BrokerConsole;
import io.holdfast.chaos.check.Checker;
import io.holdfast.chaos.check.Databases;
import io.holdfast.chaos.check.Quiet;
import io.holdfast.chaos.check.Settling;
import io.holdfast.chaos.check.StackChecks;
import io.holdfast.chaos.check.Witness;
import io.holdfast.chaos.fault.Faults;
import io.holdfast.chaos.goods.Goods;
import io.holdfast.chaos.journal.Journal;
import io.holdfast.chaos.report.Availability;
import io.holdfast.chaos.report.FaultTable;
import io.holdfast.chaos.report.Outage;
import io.holdfast.chaos.report.Sale;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.chaos.schedule.Cycle;
import io.holdfast.chaos.shop.Shoppers;
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

  private final Laboratory laboratory;
  private final ChaosSettings settings;
  private final Timeline timeline;
  private final Cycle cycle;
  private final List<String> lies = new ArrayList<>();

  CycleRun(Laboratory laboratory, ChaosSettings settings, Timeline timeline, Cycle cycle) {
    this.laboratory = laboratory;
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
  Verdict run(Set<String> earlier, FaultTable table) throws InterruptedException, IOException {
    Goods goods = new Goods(settings.plan().warehouses());
    goods.restock(laboratory.endpoint("admin"), cycle.number());
    Endpoint shop = laboratory.endpoint("storefront");
    try (Journal journal = Journal.to(settings.data().root().resolve("journal.jsonl"))) {
      List<Outage> outages = sell(goods, shop, journal, table);
      long closed = System.nanoTime();
      int settled = new Settling(shop, journal).settle(SETTLE);
      timeline.note(settled + " orders settled");
      Databases databases = new Databases(laboratory.stack());
      Quiet quiet = new Quiet(databases, new BrokerConsole(laboratory.stack().broker()));
      if (!quiet.await(QUIET)) {
        lies.add("not quiet within " + QUIET.toSeconds() + " s: " + quiet.left());
      }
      double quietSeconds = (System.nanoTime() - closed) / 1e9;
      timeline.note("quiet");
      lies.addAll(
          Checker.lies(
              journal.purchases(),
              earlier,
              new Witness(shop, databases).gather(journal.purchases(), prefix())));
      lies.addAll(new StackChecks(laboratory.data()).broken());
      return new Verdict(journal.purchases(), outages, settled, quietSeconds, List.copyOf(lies));
    }
  }

  private List<Outage> sell(Goods goods, Endpoint shop, Journal journal, FaultTable table)
      throws InterruptedException {
    long opened = System.nanoTime();
    Shoppers shoppers =
        new Shoppers(
            settings.clients(),
            shop,
            goods,
            journal,
            "c" + cycle.number(),
            settings.seed() * 1_000 + cycle.number());
    List<Outage> outages = new Faults(laboratory.injector(), timeline).suffer(cycle, opened);
    if (!Await.until(BACK, () -> StackStatus.of(laboratory.data()).ready())) {
      lies.add("not everything is back: " + StackStatus.of(laboratory.data()).components());
    }
    timeline.note("everything is back");
    Await.pause(AFTERWARDS);
    long closed = System.nanoTime();
    shoppers.sendHome();
    List<Sale> sales = Sale.of(journal.purchases());
    long broken = outages.get(0).from();
    outages.forEach(
        outage -> table.add(outage, Availability.of(outage, sales, opened, broken, closed)));
    return outages;
  }

  private String prefix() {
    return "c" + cycle.number() + "-";
  }
}
