package io.holdfast.audit.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** All that hub and warehouses say about one order. */
final class OrderDossier {
  private static final Map<String, Set<String>> RESERVATIONS_OF =
      Map.of(
          "PLACED", Set.of("HELD"),
          "CONFIRMED", Set.of("COMMITTED"),
          "SHIPPED", Set.of("COMMITTED", "SHIPPED"),
          "COMPLETED", Set.of("SHIPPED"),
          "RETURNED", Set.of("SHIPPED"),
          "REJECTED", Set.of(),
          "CANCELLED", Set.of("RELEASED", "EXPIRED"),
          "EXPIRED", Set.of("RELEASED", "EXPIRED"));
  private static final Set<String> PAID = Set.of("CONFIRMED", "SHIPPED", "COMPLETED", "RETURNED");

  private final UUID id;
  private final Map<String, Integer> allocated = new TreeMap<>();
  private final Map<String, Integer> reserved = new TreeMap<>();
  private final Set<String> reservationStates = new TreeSet<>();
  private String status;
  private String payment;

  OrderDossier(UUID id) {
    this.id = id;
  }

  UUID id() {
    return id;
  }

  void order(String orderStatus, String paymentStatus) {
    status = orderStatus;
    payment = paymentStatus;
  }

  void allocation(String warehouse, String sku, int quantity) {
    allocated.merge(quantityOf(warehouse, sku), quantity, Integer::sum);
  }

  void reservation(String warehouse, String sku, int quantity, String state) {
    reserved.merge(quantityOf(warehouse, sku), quantity, Integer::sum);
    reservationStates.add(state);
  }

  private static String quantityOf(String warehouse, String sku) {
    return warehouse + "/" + sku;
  }

  /** How the order is torn (I10), if it is. */
  Optional<String> torn() {
    if (status == null) {
      return Optional.of("order " + id + " is unknown to the hub and has " + reserved);
    }
    if (!allocated.equals(reserved)) {
      return Optional.of("order " + id + " was given " + allocated + " and has " + reserved);
    }
    if (allocated.isEmpty() && !status.equals("REJECTED")) {
      return Optional.of("order " + id + " is " + status + " and has no stock anywhere");
    }
    return Optional.empty();
  }

  /** How the states of a whole order contradict each other (I5), if they do. */
  Optional<String> contradiction() {
    boolean unpaid = PAID.contains(status) && !"AUTHORISED".equals(payment);
    if (unpaid || !RESERVATIONS_OF.get(status).containsAll(reservationStates)) {
      return Optional.of(
          "order %s is %s, its reservations %s, its payment %s"
              .formatted(id, status, reservationStates, payment == null ? "missing" : payment));
    }
    return Optional.empty();
  }
}
