package io.holdfast.stack.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Changes a history of sales at random places, and knows where. */
final class InjectedAnomalies {
  private static final int SKU_SPIKES = 60;
  private static final int CATEGORY_SPIKES = 30;
  private static final int CATEGORY_DROPS = 30;
  private static final int FEWEST_UNITS = 40;
  private static final int MOST_UNITS = 80;
  private static final double SPIKE = 2.5;
  private static final double DROP = 0.1;

  /** A smaller category has days without sales that nobody injected. */
  private static final double LEAST_OF_CATEGORY = 60;

  private final SalesHistory history;
  private final Random random;
  private final List<Long> days;
  private final Map<String, Double> usual = new HashMap<>();
  private final Set<Place> places = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  /** Where demand is unusual: a spike or a drop of an article or a category on a day. */
  record Place(boolean spike, String scope, long day) {}

  private InjectedAnomalies(SalesHistory history, int warmUp, long seed) {
    this.history = history;
    this.random = new Random(seed);
    List<Long> all = new ArrayList<>(history.days().keySet());
    this.days = all.subList(warmUp, all.size());
    all.forEach(
        day ->
            history
                .byCategory(day)
                .forEach((name, units) -> usual.merge(name, units.doubleValue(), Double::sum)));
    double sold = usual.values().stream().mapToDouble(Double::doubleValue).sum();
    usual.replaceAll((name, units) -> units / sold);
  }

  /** Changes the history; the same seed changes it in the same way. */
  static Set<Place> into(SalesHistory history, int warmUp, long seed) {
    InjectedAnomalies injected = new InjectedAnomalies(history, warmUp, seed);
    injected.skuSpikes();
    injected.categories(CATEGORY_SPIKES, true);
    injected.categories(CATEGORY_DROPS, false);
    return injected.places;
  }

  private void skuSpikes() {
    List<Integer> articles = new ArrayList<>(history.categories().keySet());
    articles.sort(null);
    for (int left = SKU_SPIKES; left > 0; ) {
      long day = any(days);
      int article = any(articles);
      if (taken.add(history.categories().get(article) + day)) {
        long units = FEWEST_UNITS + random.nextInt(MOST_UNITS - FEWEST_UNITS + 1);
        history.days().get(day).merge(article, units, Long::sum);
        places.add(new Place(true, "S" + article, day));
        left--;
      }
    }
  }

  private void categories(int count, boolean spike) {
    List<String> names = new ArrayList<>(usual.keySet());
    names.sort(null);
    for (int left = count; left > 0; ) {
      long day = any(days);
      String name = any(names);
      long sold = history.days().get(day).values().stream().mapToLong(Long::longValue).sum();
      if (usual.get(name) * sold >= LEAST_OF_CATEGORY && taken.add(name + day)) {
        history
            .days()
            .get(day)
            .replaceAll(
                (article, units) ->
                    history.categories().get(article).equals(name)
                        ? Math.round(units * (spike ? SPIKE : DROP))
                        : units);
        places.add(new Place(spike, "C" + name, day));
        left--;
      }
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
