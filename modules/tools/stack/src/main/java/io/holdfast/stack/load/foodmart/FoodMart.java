package io.holdfast.stack.load.foodmart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads FoodMart's tables as typed records.
 *
 * @see <a href="https://github.com/julianhyde/foodmart-data-json">foodmart-data-json</a>
 */
public final class FoodMart {
  private final Cities cities = Cities.read();

  private record Day(int day, int depot) {}

  private record Visit(int day, int customer, int store) {}

  /** The 1,560 articles with class and price. */
  public List<FoodMartProduct> articles() {
    record ProductClass(String category, String department, String family, String subcategory) {}
    Map<String, ProductClass> classes = new HashMap<>();
    FoodMartRows.forEach(
        "product_class",
        row ->
            classes.put(
                row.text("product_class_id"),
                new ProductClass(
                    row.text("product_category"),
                    row.text("product_department"),
                    row.text("product_family"),
                    row.text("product_subcategory"))));
    List<FoodMartProduct> articles = new ArrayList<>();
    FoodMartRows.forEach(
        "product",
        row -> {
          ProductClass kind = classes.get(row.text("product_class_id"));
          articles.add(
              new FoodMartProduct(
                  row.whole("product_id"),
                  row.text("product_name"),
                  row.text("brand_name"),
                  kind.category(),
                  kind.department(),
                  kind.family(),
                  kind.subcategory(),
                  new BigDecimal(row.text("SRP"))
                      .setScale(2, RoundingMode.HALF_UP)
                      .toPlainString()));
        });
    return articles;
  }

  /** The 24 depots. */
  public List<FoodMartWarehouse> depots() {
    List<FoodMartWarehouse> depots = new ArrayList<>();
    FoodMartRows.forEach(
        "warehouse",
        row ->
            depots.add(
                new FoodMartWarehouse(
                    row.whole("warehouse_id"),
                    row.whole("stores_id"),
                    row.text("warehouse_name"),
                    row.text("warehouse_city"),
                    cities.place(
                        Cities.code(row.text("warehouse_country")),
                        row.text("warehouse_state_province"),
                        row.text("warehouse_city")))));
    return depots;
  }

  /** Shows each of the 10,281 customers. */
  public void customers(Consumer<FoodMartCustomer> reader) {
    FoodMartRows.forEach(
        "customer",
        row -> {
          String country = Cities.code(row.text("country"));
          reader.accept(
              new FoodMartCustomer(
                  row.whole("customer_id"),
                  row.text("fullname"),
                  row.text("city"),
                  country,
                  row.text("postal_code"),
                  cities.place(country, row.text("state_province"), row.text("city"))));
        });
  }

  /** What arrived in a year, one delivery for each depot and day, in the order of the days. */
  public List<Delivery> deliveries(Year year) {
    Map<Day, Delivery> deliveries = new LinkedHashMap<>();
    FoodMartRows.forEach(
        "inventory_fact_" + year.number(),
        row -> {
          Day day = new Day(row.whole("time_id"), row.whole("warehouse_id"));
          int units = row.whole("units_shipped");
          if (units > 0) {
            deliveries
                .computeIfAbsent(day, at -> new Delivery(at.depot(), at.day(), new TreeMap<>()))
                .units()
                .merge(row.whole("product_id"), units, Integer::sum);
          }
        });
    List<Delivery> sorted = new ArrayList<>(deliveries.values());
    sorted.sort(Comparator.comparingInt(Delivery::day).thenComparingInt(Delivery::depot));
    return sorted;
  }

  /** The sales of a year as baskets, in the order of the days (20,530 in 1997, 34,070 in 1998). */
  public List<Basket> baskets(Year year) {
    Map<Visit, Basket> baskets = new LinkedHashMap<>();
    FoodMartRows.forEach(
        "sales_fact_" + year.number(),
        row -> {
          Visit visit =
              new Visit(row.whole("time_id"), row.whole("customer_id"), row.whole("store_id"));
          int units = row.whole("unit_sales");
          if (units > 0) {
            baskets
                .computeIfAbsent(
                    visit, v -> new Basket(v.day(), v.customer(), v.store(), new TreeMap<>()))
                .units()
                .merge(row.whole("product_id"), units, Integer::sum);
          }
        });
    List<Basket> sorted = new ArrayList<>(baskets.values());
    sorted.sort(Comparator.comparingInt(Basket::day));
    return sorted;
  }
}
