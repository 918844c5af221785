package io.holdfast.stack.insights;

import io.holdfast.insights.detect.DemandJudge;
import io.holdfast.insights.detect.DemandScope;
import io.holdfast.insights.detect.DemandSettings;
import io.holdfast.stack.insights.InjectedAnomalies.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well injected anomalies are found, one bucket a day.
 *
 * @param injected how many there are
 * @param found how many of them were found
 * @param falseAlarms what was found and is none
 */
public record AnomalyEvaluation(int injected, int found, int falseAlarms) {

  /** Injects anomalies into a history, and judges it as the job does. */
  static AnomalyEvaluation of(SalesHistory history, DemandSettings settings, long seed) {
    Set<Place> injected = InjectedAnomalies.into(history, settings.warmUp(), seed);
    Set<Place> reported = judge(history, settings);
    Set<Place> found = new HashSet<>(injected);
    found.retainAll(reported);
    long falseAlarms =
        reported.stream().filter(place -> !explained(place, injected, history)).count();
    return new AnomalyEvaluation(injected.size(), found.size(), (int) falseAlarms);
  }

  /** Which part of the injected ones was found. */
  public double recall() {
    return (double) found / injected;
  }

  /** Which part of the reports is about an injected one. */
  public double precision() {
    return (double) found / (found + falseAlarms);
  }

  private static Set<Place> judge(SalesHistory history, DemandSettings settings) {
    DemandJudge judge = new DemandJudge(settings);
    Map<String, DemandScope> scopes = new HashMap<>();
    DemandScope shop = new DemandScope();
    Set<Place> reported = new HashSet<>();
    long bucket = 0;
    for (long day : history.days().keySet()) {
      Map<String, Long> sold = new TreeMap<>();
      scopes.keySet().stream().filter(s -> s.startsWith("C")).forEach(s -> sold.put(s, 0L));
      history.days().get(day).forEach((article, units) -> sold.put("S" + article, units));
      history.byCategory(day).forEach((name, units) -> sold.put("C" + name, units));
      long shopUnits = history.days().get(day).values().stream().mapToLong(Long::longValue).sum();
      for (Map.Entry<String, Long> each : sold.entrySet()) {
        DemandScope scope = scopes.computeIfAbsent(each.getKey(), key -> new DemandScope());
        DemandJudge.Judgement judgement =
            judge.judge(scope, shop, bucket, shopUnits, each.getValue());
        if (judgement.isSpike() || judgement.isDrop()) {
          reported.add(new Place(judgement.isSpike(), each.getKey(), day));
        }
      }
      judge.learnShop(shop, bucket, shopUnits);
      bucket++;
    }
    return reported;
  }

  /** An article of a category, and the category of an article, deviate together. */
  private static boolean explained(Place report, Set<Place> injected, SalesHistory history) {
    if (injected.contains(report)) {
      return true;
    }
    String name = report.scope().substring(1);
    if (report.scope().startsWith("S")) {
      String category = history.categories().get(Integer.valueOf(name));
      return injected.contains(new Place(report.spike(), "C" + category, report.day()));
    }
    return injected.stream()
        .anyMatch(
            place ->
                place.day() == report.day()
                    && place.spike() == report.spike()
                    && place.scope().startsWith("S")
                    && name.equals(
                        history.categories().get(Integer.valueOf(place.scope().substring(1)))));
  }
}
