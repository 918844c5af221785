package io.holdfast.web.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many reads may be under way at a time: what is usually answered by a cache, other reads of
 * shops, and those of operators each have a bound of their own, so that what waits for a slow
 * database is bounded, and none keeps another waiting. Polls of tickets read no database and have
 * no bound.
 */
@Singleton
public class ReadBulkheads {
  private static final Set<String> OF_SHOPS =
      Set.of(
          "orders",
          "order-counts",
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
    return switch (parts[0]) {
      case "ping" -> Optional.empty();
      case "sales" -> ofSales(parts);
      case "availability" -> cached;
      case "products" -> parts.length == 2 ? cached : shops;
      default -> OF_SHOPS.contains(parts[0]) ? shops : operators;
    };
  }

  private Optional<Semaphore> ofSales(String[] parts) {
    return switch (parts.length) {
      case 1 -> operators;
      case 2 -> cached;
      default -> parts[2].equals("tickets") ? Optional.empty() : shops;
    };
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
