package io.holdfast.stack.load;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.Bodies.Units;
import io.holdfast.stack.load.Crew.Task;
import io.holdfast.stack.load.foodmart.Article;
import io.holdfast.stack.load.foodmart.Customer;
import io.holdfast.stack.load.foodmart.Delivery;
import io.holdfast.stack.load.foodmart.Depot;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.Year;
import io.holdfast.stack.load.http.Call;
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
  private final Crew crew;

  /** A loader for a server and its admin. */
  public Loader(Endpoint admin) {
    crew = new Crew(admin, CONNECTIONS);
  }

  /**
   * What was sent.
   *
   * @param units received into stock
   */
  public record Loaded(int products, int customers, int warehouses, long units) {}

  /**
   * Sends everything.
   *
   * @throws StackFailure if the server cannot be reached or refuses something
   */
  public Loaded load() {
    List<Warehouse> warehouses = Warehouse.all(crew);
    int products = products();
    int customers = customers();
    Map<Integer, Warehouse> byDepot = new HashMap<>();
    Map<Integer, Integer> depotOfStore = new HashMap<>();
    for (Depot depot : foodMart.depots()) {
      byDepot.put(depot.number(), Warehouse.nearest(warehouses, depot.place()));
      depotOfStore.put(depot.storeNumber(), depot.number());
    }
    long units = openingStock(byDepot, depotOfStore) + deliveries(byDepot);
    return new Loaded(products, customers, warehouses.size(), units);
  }

  private int products() {
    List<Article> articles = foodMart.articles();
    List<Task> tasks = new ArrayList<>();
    for (List<Article> chunk : Chunks.of(articles)) {
      Call call = Call.put("/api/v1/products", Bodies.products(chunk));
      tasks.add(new Task(call, chunk.size()));
    }
    crew.work("products", "products", tasks);
    return articles.size();
  }

  private int customers() {
    List<Customer> customers = new ArrayList<>();
    foodMart.customers(customers::add);
    List<Task> tasks = new ArrayList<>();
    for (List<Customer> chunk : Chunks.of(customers)) {
      Call call = Call.put("/api/v1/customers", Bodies.customers(chunk));
      tasks.add(new Task(call, chunk.size()));
    }
    crew.work("customers", "customers", tasks);
    return customers.size();
  }

  private long openingStock(Map<Integer, Warehouse> byDepot, Map<Integer, Integer> depotOfStore) {
    List<Task> tasks = new ArrayList<>();
    OpeningStock.of(foodMart.baskets(Year.Y1997))
        .forEach(
            (store, units) -> {
              int depot = depotOfStore.get(store);
              tasks.addAll(
                  receipts("OPENING", byDepot.get(depot), "fm-opening-1997-d" + depot, units));
            });
    return crew.work("opening stock", "units", tasks);
  }

  private long deliveries(Map<Integer, Warehouse> byDepot) {
    List<Task> tasks = new ArrayList<>();
    for (Delivery delivery : foodMart.deliveries(Year.Y1997)) {
      String reference = "fm-delivery-d" + delivery.depot() + "-t" + delivery.day();
      Warehouse warehouse = byDepot.get(delivery.depot());
      tasks.addAll(receipts("RECEIPT", warehouse, reference, delivery.units()));
    }
    return crew.work("deliveries", "units", tasks);
  }

  private static List<Task> receipts(
      String kind, Warehouse warehouse, String reference, SortedMap<Integer, Integer> units) {
    List<Units> items =
        units.entrySet().stream()
            .map(entry -> new Units(Article.sku(entry.getKey()), entry.getValue()))
            .toList();
    return warehouse.receipts(kind, reference, items);
  }
}
