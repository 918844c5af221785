package io.holdfast.stack.load;

import io.holdfast.stack.load.Bodies.Units;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Synthetic SKUs with ample stock in every warehouse, for measurements. */
public final class SyntheticStock {
  private static final int UNITS_EVERYWHERE = 1_000_000;
  private static final int CONNECTIONS = 4;

  private final RequestWorkers workers;

  /** The stock of a server, made by its admin. */
  public SyntheticStock(Endpoint admin) {
    workers = new RequestWorkers(admin, CONNECTIONS);
  }

  /** The SKU of a number from 1, e.g. {@code syn-000001}. */
  public static String sku(int number) {
    String digits = Integer.toString(number);
    return "syn-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /**
   * Makes the SKUs 1 to {@code skus} and their stock where they are missing.
   *
   * @return where the warehouses are
   */
  public List<GeoPoint> ensure(int skus) {
    List<RunningWarehouse> warehouses = RunningWarehouse.all(workers);
    List<String> names = IntStream.rangeClosed(1, skus).mapToObj(SyntheticStock::sku).toList();
    List<Task> products = new ArrayList<>();
    for (List<String> chunk : Chunks.of(names)) {
      ApiRequest call = ApiRequest.put("/api/v1/products", Bodies.syntheticProducts(chunk));
      products.add(new Task(call, chunk.size()));
    }
    workers.work("synthetic products", "products", products);
    List<Units> units = names.stream().map(sku -> new Units(sku, UNITS_EVERYWHERE)).toList();
    List<Task> stock = new ArrayList<>();
    for (RunningWarehouse warehouse : warehouses) {
      stock.addAll(warehouse.receipts("OPENING", "syn-opening", units));
    }
    workers.work("synthetic stock", "units", stock);
    return warehouses.stream().map(RunningWarehouse::place).toList();
  }
}
