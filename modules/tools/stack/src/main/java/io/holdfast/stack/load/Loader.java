package io.holdfast.stack.load;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.Bodies.Units;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.foodmart.Delivery;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartCustomer;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.FoodMartWarehouse;
import io.holdfast.stack.load.foodmart.Year;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Loads FoodMart into a running stack: articles, customers, opening stock and the deliveries of
 * 1997. Each of FoodMart's 24 depots is served by the nearest warehouse of the stack. Products and
 * customers are replaced by themselves; goods are received under keys that follow from the data, so
 * a second load changes nothing and one that was cut off continues.
 */
public final class Loader {
  private static final int CONNECTIONS = 4;

  private final FoodMart foodMart = new FoodMart();
  private final RequestWorkers workers;

  /** A loader for a server and its admin. */
  public Loader(Endpoint admin) {
    workers = new RequestWorkers(admin, CONNECTIONS);
  }

  /**
   * What was sent.
   *
   * @param units received into stock
   */
  public record Loaded(int products, int customers, int warehouses, long units) {}

  /**
   * Sends everything, also the deliveries of the year.
   *
   * @throws StackFailure if the server cannot be reached or refuses something
   */
  public Loaded load() {
    return load(true);
  }

  /**
   * Sends all but the deliveries of the year: the supplier of the stack announces those.
   *
   * @throws StackFailure if the server cannot be reached or refuses something
   */
  public Loaded loadWithoutDeliveries() {
    return load(false);
  }

  private Loaded load(boolean delivered) {
    List<RunningWarehouse> warehouses = RunningWarehouse.all(workers);
    int products = products();
    int customers = customers();
    Map<Integer, RunningWarehouse> byDepot = new HashMap<>();
    Map<Integer, Integer> depotOfStore = new HashMap<>();
    for (FoodMartWarehouse depot : foodMart.depots()) {
      byDepot.put(depot.number(), RunningWarehouse.nearest(warehouses, depot.place()));
      depotOfStore.put(depot.storeNumber(), depot.number());
    }
    long units = openingStock(byDepot, depotOfStore);
    units += delivered ? deliveries(byDepot) : 0;
    return new Loaded(products, customers, warehouses.size(), units);
  }

  private int products() {
    List<FoodMartProduct> articles = foodMart.articles();
    List<Task> tasks = new ArrayList<>();
    for (List<FoodMartProduct> chunk : Chunks.of(articles)) {
      ApiRequest call = ApiRequest.put("/api/v1/products", Bodies.products(chunk));
      tasks.add(new Task(call, chunk.size()));
    }
    workers.work("products", "products", tasks);
    return articles.size();
  }

  private int customers() {
    List<FoodMartCustomer> customers = new ArrayList<>();
    foodMart.customers(customers::add);
    List<Task> tasks = new ArrayList<>();
    for (List<FoodMartCustomer> chunk : Chunks.of(customers)) {
      ApiRequest call = ApiRequest.put("/api/v1/customers", Bodies.customers(chunk));
      tasks.add(new Task(call, chunk.size()));
    }
    workers.work("customers", "customers", tasks);
    return customers.size();
  }

  private long openingStock(
      Map<Integer, RunningWarehouse> byDepot, Map<Integer, Integer> depotOfStore) {
    List<Task> tasks = new ArrayList<>();
    OpeningStock.of(foodMart.baskets(Year.Y1997))
        .forEach(
            (store, units) -> {
              int depot = depotOfStore.get(store);
              tasks.addAll(
                  receipts("OPENING", byDepot.get(depot), "fm-opening-1997-d" + depot, units));
            });
    return workers.work("opening stock", "units", tasks);
  }

  private long deliveries(Map<Integer, RunningWarehouse> byDepot) {
    List<Task> tasks = new ArrayList<>();
    for (Delivery delivery : foodMart.deliveries(Year.Y1997)) {
      String reference = "fm-delivery-d" + delivery.depot() + "-t" + delivery.day();
      RunningWarehouse warehouse = byDepot.get(delivery.depot());
      tasks.addAll(receipts("RECEIPT", warehouse, reference, delivery.units()));
    }
    return workers.work("deliveries", "units", tasks);
  }

  private static List<Task> receipts(
      String kind,
      RunningWarehouse warehouse,
      String reference,
      SortedMap<Integer, Integer> units) {
    List<Units> items =
        units.entrySet().stream()
            .map(entry -> new Units(FoodMartProduct.sku(entry.getKey()), entry.getValue()))
            .toList();
    return warehouse.receipts(kind, reference, items);
  }
}
