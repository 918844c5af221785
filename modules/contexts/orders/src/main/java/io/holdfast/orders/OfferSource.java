package io.holdfast.orders;

import io.holdfast.cache.CacheSource;
import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.Catalog;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads offers from the warehouses. An offer is current while the same warehouses are away. */
final class OfferSource implements CacheSource<Offer> {
  private static final int MOST_LISTS = 1_000;

  private final Stock stock;
  private final Catalog catalog;
  private final Orders orders;

  /** The lists of codes that offers share: there are few. */
  private final Map<List<String>, List<String>> lists = new ConcurrentHashMap<>();

  OfferSource(Stock stock, Catalog catalog, Orders orders) {
    this.stock = stock;
    this.catalog = catalog;
    this.orders = orders;
  }

  @Override
  public Map<String, Offer> load(Set<String> keys) {
    List<Sku> skus = keys.stream().map(Sku::new).toList();
    StockLevels levels = stock.offered(skus, orders.overdue());
    List<String> unreachable = codes(levels.unreachable());
    Map<String, Offer> offers = new HashMap<>();
    List<Sku> notKept = new ArrayList<>();
    for (Sku sku : skus) {
      Offer offer = offer(sku, levels, unreachable);
      if (offer.warehouses().isEmpty()) {
        notKept.add(sku);
      } else {
        offers.put(sku.value(), offer);
      }
    }
    if (!notKept.isEmpty()) {
      // No warehouse has a stock item; a product on sale is not unknown for that.
      Offer none = new Offer(List.of(), new int[0], unreachable);
      Map<Sku, List<BundlePart>> bundles = catalog.bundles(notKept);
      catalog
          .prices(notKept)
          .keySet()
          .forEach(
              sku ->
                  offers.put(
                      sku.value(),
                      bundles.containsKey(sku) ? Offer.ofBundle(bundles.get(sku)) : none));
    }
    return offers;
  }

  private Offer offer(Sku sku, StockLevels levels, List<String> unreachable) {
    List<String> warehouses = new ArrayList<>();
    int[] units = new int[levels.byWarehouse().size()];
    for (Map.Entry<WarehouseCode, Map<Sku, StockLevel>> warehouse :
        levels.byWarehouse().entrySet()) {
      StockLevel level = warehouse.getValue().get(sku);
      if (level != null) {
        units[warehouses.size()] = level.available();
        warehouses.add(warehouse.getKey().value());
      }
    }
    return new Offer(shared(warehouses), Arrays.copyOf(units, warehouses.size()), unreachable);
  }

  private List<String> codes(Collection<WarehouseCode> warehouses) {
    return warehouses.isEmpty()
        ? List.of()
        : shared(warehouses.stream().map(WarehouseCode::value).sorted().toList());
  }

  private List<String> shared(List<String> codes) {
    if (lists.size() > MOST_LISTS) {
      lists.clear();
    }
    return lists.computeIfAbsent(List.copyOf(codes), list -> list);
  }

  @Override
  public String toText(Offer offer) {
    return offer.toText();
  }

  @Override
  public Offer fromText(String text) {
    return Offer.of(text);
  }

  @Override
  public boolean isCurrent(Offer offer) {
    if (!offer.parts().isEmpty()) {
      return true;
    }
    List<WarehouseCode> away = stock.unreachable();
    return away.isEmpty()
        ? offer.unreachable().isEmpty()
        : offer.unreachable().equals(away.stream().map(WarehouseCode::value).toList());
  }

  /** Which warehouses are away, each server finds out by itself. */
  @Override
  public boolean isShared(Offer offer) {
    return offer.unreachable().isEmpty();
  }
}
