package io.holdfast.bench.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stock locations of articles: each article is in two warehouses, so that a basket may need
 * several. Sourcing matches Holdfast's: the fewest warehouses that have all of it.
 *
 * @param warehouses how many there are, 2 to 8
 */
record ArticleLocations(int warehouses) {

  /** Whether a warehouse has an article. */
  boolean has(int warehouse, int article) {
    return article % warehouses == warehouse || (article + 1) % warehouses == warehouse;
  }

  /** The articles of a warehouse. */
  List<Integer> of(int warehouse, Collection<Integer> articles) {
    return articles.stream().filter(article -> has(warehouse, article)).toList();
  }

  /** A warehouse for each article, in as few as possible. */
  Map<Integer, Integer> source(Collection<Integer> articles) {
    for (int size = 1; size <= warehouses; size++) {
      for (int chosen = 1; chosen < 1 << warehouses; chosen++) {
        if (Integer.bitCount(chosen) == size) {
          Map<Integer, Integer> found = from(chosen, articles);
          if (found.size() == articles.size()) {
            return found;
          }
        }
      }
    }
    throw new IllegalArgumentException("nobody has all of " + articles);
  }

  private Map<Integer, Integer> from(int chosen, Collection<Integer> articles) {
    List<Integer> candidates = new ArrayList<>();
    for (int warehouse = 0; warehouse < warehouses; warehouse++) {
      if ((chosen & 1 << warehouse) != 0) {
        candidates.add(warehouse);
      }
    }
    Map<Integer, Integer> found = new HashMap<>();
    for (int article : articles) {
      candidates.stream()
          .filter(warehouse -> has(warehouse, article))
          .findFirst()
          .ifPresent(warehouse -> found.put(article, warehouse));
    }
    return found;
  }
}
