package io.holdfast.web.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many reads may be under way at a time: what is usually answered by a cache, other reads of
 * shops, and those of operators each have a bound of their own, so that none takes the threads of
 * another or of placement while databases are slow. Polls of a sale read no database and have none.
 */
@Singleton
public class ReadBulkheads {
  private static final Set<String> POLLED = Set.of("sales", "ping");
  private static final Set<String> OF_SHOPS =
      Set.of(
          "orders",
          "order-counts",
          "products",
          "categories",
          "customers",
          "returns",
          "shipments",
          "warehouses",
          "unsubscribe");

  private final Optional<Semaphore> cached;
  private final Optional<Semaphore> shops;
  private final Optional<Semaphore> operators;

  /**
   * @param shops reads of shops at a time, and as many that a cache may answer; 0 for no bound
   * @param operators reads of operators at a time; 0 for no bound
   */
  @Inject
  public ReadBulkheads(
      @ConfigProperty(name = "holdfast.limits.shop-reads", defaultValue = "150") int shops,
      @ConfigProperty(name = "holdfast.limits.operator-reads", defaultValue = "50") int operators) {
    this.cached = bulkhead("holdfast.limits.shop-reads", shops);
    this.shops = bulkhead("holdfast.limits.shop-reads", shops);
    this.operators = bulkhead("holdfast.limits.operator-reads", operators);
  }

  private static Optional<Semaphore> bulkhead(String name, int bound) {
    if (bound < 0) {
      throw new IllegalArgumentException(name + " is not negative");
    }
    return bound == 0 ? Optional.empty() : Optional.of(new Semaphore(bound));
  }

  /**
   * The bound that a request counts against; empty if it has none.
   *
   * @param path below {@code /api/v1}, with its leading slash; null for that itself
   */
  Optional<Semaphore> of(String method, String path) {
    if (path == null || !isRead(method)) {
      return Optional.empty();
    }
    String[] parts = path.substring(1).split("/");
    String collection = parts[0];
    if (POLLED.contains(collection)) {
      return Optional.empty();
    }
    if (collection.equals("availability") || collection.equals("products") && parts.length == 2) {
      return cached;
    }
    return OF_SHOPS.contains(collection) ? shops : operators;
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
