package io.holdfast.inventory;

import io.holdfast.cache.CacheName;
import io.holdfast.cache.Caches;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Invalidates the cached availability of the SKUs that a transaction changed: each once, however
 * many warehouses and orders it concerns, after the commit and before its result is returned. A
 * commit whose outcome is unknown counts as a change.
 */
@Singleton
public final class ChangedStock {
  private final Transactions transactions;
  private final Caches caches;

  @Inject
  public ChangedStock(Transactions transactions, Caches caches) {
    this.transactions = transactions;
    this.caches = caches;
  }

  /** Records SKUs whose counters the running transaction changes in some warehouse. */
  public void changed(Collection<Sku> skus) {
    transactions
        .unlessRolledBack(this, Changes.class, () -> new Changes(caches, new LinkedHashSet<>()))
        .skus()
        .addAll(skus);
  }

  /** What happened while a warehouse could not be seen is not known: all of it is read again. */
  public void changedUnseen() {
    caches.clear(CacheName.AVAILABILITY);
  }

  private record Changes(Caches caches, Set<Sku> skus) implements Runnable {
    @Override
    public void run() {
      List<String> keys = new ArrayList<>(skus.size());
      skus.forEach(sku -> keys.add(sku.value()));
      caches.invalidate(CacheName.AVAILABILITY, keys);
    }
  }
}
