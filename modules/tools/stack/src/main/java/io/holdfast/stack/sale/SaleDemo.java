package io.holdfast.stack.sale;

import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.load.TargetOptions;
import io.holdfast.stack.load.http.Endpoint;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One demonstration of a sale. */
final class SaleDemo {
  private static final int SHORTEST_LIFETIME = 10;
  private static final int LONGEST_LIFETIME = 30;

  /** So many more visitors, a second more to use a ticket: all ask around the opening. */
  private static final int VISITORS_PER_SECOND = 3_000;

  private static final int TICKETS_PER_SECOND = 1_500;
  private static final int SCRIPTS_PERCENT = 2;
  private static final int LATE_PERCENT = 5;
  private static final int GIVE_UP_PERCENT = 20;
  private static final int HAMMERED_TICKETS = 3;
  private static final int WITHOUT_RIGHT = 20;

  private final Endpoint admin;
  private final Endpoint shop;
  private final int visitors;
  private final int units;
  private final int clients;
  private final int rate;
  private final int opensIn;
  private final PrintWriter out;
  private final SaleTotals totals = new SaleTotals();
  private final SalePicture picture = new SalePicture();
  private final String id = "demo-" + Long.toString(System.currentTimeMillis(), 36);

  SaleDemo(
      TargetOptions target,
      int visitors,
      int units,
      int clients,
      int rate,
      int opensIn,
      PrintWriter out) {
    this.admin = target.endpoint("admin", "admin");
    this.shop = target.endpoint("storefront", "storefront");
    this.visitors = visitors;
    this.units = units;
    this.clients = clients;
    this.rate = rate;
    this.opensIn = opensIn > 0 ? opensIn : 5 + visitors / TICKETS_PER_SECOND;
    this.out = out;
  }

  /** Runs it; returns whether all holds that has to. */
  boolean run() throws InterruptedException {
    try (SaleApi api = new SaleApi(admin)) {
      SaleSetup setup = new SaleSetup(api, id);
      List<String> skus = setup.goods(units);
      List<Visitor> early = new ArrayList<>();
      List<Visitor> late = new ArrayList<>();
      makeVisitors(early, late);
      Instant opens = Instant.now().plusSeconds(opensIn);
      setup.sale(skus, opens, rate, lifetime());
      out.printf(
          "sale %s: %,d units of %d SKUs, %,d visitors, opens in %d s%n",
          id, units, skus.size(), visitors, opensIn);
      out.flush();
      VisitorPool pool = new VisitorPool(shop, id, skus, totals, clients);
      takeTickets(pool, early);
      sell(api, pool, early, late, opens);
      List<Visitor> all = new ArrayList<>(early);
      all.addAll(late);
      return new SaleReport(api, id, units, all, totals, picture).print(out);
    }
  }

  private int lifetime() {
    int wanted = visitors / VISITORS_PER_SECOND;
    return Math.max(SHORTEST_LIFETIME, Math.min(LONGEST_LIFETIME, wanted));
  }

  /** Scripts come first, as they do. */
  private void makeVisitors(List<Visitor> early, List<Visitor> late) {
    for (int i = 0; i < visitors; i++) {
      int percent = (int) (100L * i / visitors);
      Visitor.Kind kind =
          percent < SCRIPTS_PERCENT
              ? Visitor.Kind.SCRIPT
              : percent < 100 - LATE_PERCENT ? Visitor.Kind.PERSON : Visitor.Kind.LATE;
      boolean givesUp = kind != Visitor.Kind.SCRIPT && i % 100 < GIVE_UP_PERCENT;
      Visitor visitor = new Visitor(i, kind, givesUp, i % 3);
      (kind == Visitor.Kind.LATE ? late : early).add(visitor);
    }
  }

  private void takeTickets(VisitorPool pool, List<Visitor> early) throws InterruptedException {
    long now = System.nanoTime();
    for (int i = 0; i < early.size(); i++) {
      early.get(i).due = now + i;
    }
    try (ProgressReport progress = ProgressReport.start("tickets", early.size(), "visitors")) {
      pool.run(
          early,
          (visits, visitor) -> {
            boolean has = visits.takeTicket(visitor);
            if (has && visitor.kind() == Visitor.Kind.SCRIPT) {
              String first = visitor.ticket;
              for (int i = 1; i < HAMMERED_TICKETS; i++) {
                if (visits.takeTicket(visitor) && !visitor.ticket.equals(first)) {
                  totals.count("answer another ticket");
                }
              }
            }
            progress.add(has ? 1 : 0);
            return !has;
          });
    }
  }

  private void sell(
      SaleApi api, VisitorPool pool, List<Visitor> early, List<Visitor> late, Instant opens)
      throws InterruptedException {
    long opening =
        System.nanoTime()
            + TimeUnit.MILLISECONDS.toNanos(opens.toEpochMilli() - System.currentTimeMillis());
    for (Visitor visitor : late) {
      visitor.due = opening + TimeUnit.MILLISECONDS.toNanos(visitor.hashCode() % 5_000 + 500);
    }
    List<Visitor> all = new ArrayList<>(early);
    all.addAll(late);
    try (Visits visits = new Visits(shop, id, List.of(id + "-1"), totals)) {
      for (int i = 0; i < Math.min(WITHOUT_RIGHT, early.size() - 1); i++) {
        visits.tryWithoutRight(early.get(i), early.get(i + 1).ticket);
      }
    }
    Thread watch = new Thread(() -> watch(pool, opening), "watch");
    watch.setDaemon(true);
    watch.start();
    pool.run(all, Visits::goOn);
    watch.interrupt();
    watch.join();
  }

  private void watch(VisitorPool pool, long opening) {
    try (SaleApi api = new SaleApi(admin);
        ProgressReport progress = ProgressReport.start("sale", units, "units")) {
      while (!Thread.currentThread().isInterrupted()) {
        PublishedSale sale = api.sale(id);
        if (System.nanoTime() >= opening) {
          picture.add(System.currentTimeMillis(), totals.of("bought"), sale.waiting());
        }
        progress.note(
            String.format(Locale.ROOT, "%s, %,d visitors left", sale.state(), pool.left()));
        progress.at(totals.of("bought"));
        TimeUnit.MILLISECONDS.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
