package io.holdfast.inventory.request;

import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.ledger.StockReader;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counters that one lane read or wrote recently: a far warehouse is read once, not for every
 * batch. They may be stale; the version check of the write detects that, and nothing is refused
 * from here. Not thread-safe: used by one batch at a time.
 */
final class KnownLevels {
  private static final int SKUS = 20_000;

  private final Map<Sku, StockLevel> levels =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sku, StockLevel> eldest) {
          return size() > SKUS;
        }
      };

  /**
   * Known or just read counters.
   *
   * @param bySku a SKU that the warehouse does not keep is missing
   * @param fresh whether all of them were just read
   */
  record Seen(Map<Sku, StockLevel> bySku, boolean fresh) {}

  Seen look(WarehouseNode node, Set<Sku> skus) {
    Map<Sku, StockLevel> seen = new HashMap<>();
    Set<Sku> missing = new HashSet<>();
    for (Sku sku : skus) {
      StockLevel level = levels.get(sku);
      if (level == null) {
        missing.add(sku);
      } else {
        seen.put(sku, level);
      }
    }
    if (!missing.isEmpty()) {
      Map<Sku, StockLevel> read = StockReader.levels(node, missing, List.of());
      levels.putAll(read);
      seen.putAll(read);
    }
    return new Seen(seen, missing.size() == skus.size());
  }

  /** Applies a committed hold. */
  void held(Sku sku, int quantity) {
    levels.computeIfPresent(sku, (s, level) -> level.reserve(quantity));
  }

  void forget(Collection<Sku> skus) {
    skus.forEach(levels::remove);
  }

  void forgetAll() {
    levels.clear();
  }
}
