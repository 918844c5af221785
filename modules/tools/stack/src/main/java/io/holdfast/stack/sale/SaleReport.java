package io.holdfast.stack.sale;

import io.holdfast.stack.replay.LatencySummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table and one picture of a demonstration, and whether all holds. */
final class SaleReport {
  private static final double SIGMAS = 4;

  private final SaleApi api;
  private final String id;
  private final int units;
  private final List<Visitor> visitors;
  private final SaleTotals totals;
  private final SalePicture picture;
  private final List<String> faults = new ArrayList<>();

  SaleReport(
      SaleApi api,
      String id,
      int units,
      List<Visitor> visitors,
      SaleTotals totals,
      SalePicture picture) {
    this.api = api;
    this.id = id;
    this.units = units;
    this.visitors = visitors;
    this.totals = totals;
    this.picture = picture;
  }

  boolean print(PrintWriter out) {
    PublishedSale sale = api.sale(id);
    List<PublishedSale.Place> places = api.places(id);
    List<String> wrong = DrawCheck.wrong(sale, places);
    long admitted = places.stream().filter(place -> place.admittedAt() != null).count();
    long used = places.stream().filter(place -> place.usedAt() != null).count();

    out.printf("%nSale %s%n", id);
    row(
        out,
        "visitors",
        "%,d: %,d drawn, %,d came later",
        visitors.size(),
        sale.drawn(),
        places.size() - sale.drawn());
    row(out, "admitted", "%,d, of which %,d gave up or came too late", admitted, admitted - used);
    row(
        out,
        "a moment too late",
        "%,d whose ticket ended between poll and order",
        totals.of("too late"));
    row(out, "units sold", "%,d of %,d", totals.of("bought"), units);
    row(out, "most of one customer", "%,d", totals.mostOfOneCustomer());
    row(out, "told sold out", "%,d", totals.of("SOLD_OUT"));
    row(out, "tried without right", "%,d, all refused", totals.of("refused"));
    LatencySummary times = totals.pollTimes();
    row(
        out,
        "polls",
        "%,d, p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms",
        totals.polls(),
        times.p50(),
        times.p95(),
        times.p99(),
        times.max());
    row(out, "other answers", "%s", totals.surprises().isEmpty() ? "none" : totals.surprises());
    fairness(out, sale);
    row(out, "draw", "%s", wrong.isEmpty() ? "holds: ./holdfast sale verify " + id : wrong);
    out.println();
    picture.lines().forEach(out::println);
    judge(wrong, used);
    faults.forEach(fault -> out.println("  WRONG: " + fault));
    out.printf(
        "%n%s%n",
        faults.isEmpty()
            ? "Every unit was sold once, in the order of the draw."
            : "NOT EVERYTHING HOLDS; see above.");
    out.flush();
    return faults.isEmpty();
  }

  private void fairness(PrintWriter out, PublishedSale sale) {
    double scripts = Fairness.meanShare(visitors, Visitor.Kind.SCRIPT, sale.drawn());
    double people = Fairness.meanShare(visitors, Visitor.Kind.PERSON, sale.drawn());
    long count = visitors.stream().filter(v -> v.kind() == Visitor.Kind.SCRIPT).count();
    Fairness.OverSeeds seeds = Fairness.overSeeds(id, count, sale.drawn());
    row(out, "mean position", "scripts %.3f  people %.3f  (0 first, 1 last)", scripts, people);
    row(
        out,
        "over other seeds",
        "scripts %.3f, one draw deviates by %.3f (%d seeds)",
        seeds.mean(),
        seeds.deviation(),
        seeds.seeds());
    double expected = 1 / Math.sqrt(12.0 * Math.max(1, count));
    if (Math.abs(scripts - people) > SIGMAS * expected + 1e-9) {
      faults.add("scripts stood elsewhere than people");
    }
  }

  private void judge(List<String> wrong, long used) {
    faults.addAll(wrong);
    if (totals.of("bought") != units) {
      faults.add(totals.of("bought") + " units were sold, not " + units);
    }
    if (used != totals.of("bought")) {
      faults.add(used + " tickets were used for " + totals.of("bought") + " orders");
    }
    if (totals.mostOfOneCustomer() > 1) {
      faults.add("a customer bought more than one");
    }
    for (Map.Entry<String, Long> answer : totals.surprises().entrySet()) {
      if (!answer.getKey().equals("503") && !answer.getKey().equals("429")) {
        faults.add(answer.getValue() + " times: " + answer.getKey());
      }
    }
  }

  private static void row(PrintWriter out, String name, String format, Object... values) {
    out.printf("  %-20s  ", name);
    out.printf(Locale.ROOT, format, values);
    out.println();
  }
}
