package io.holdfast.audit.check;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.ReservationStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The data of hub and warehouses about one order. */
final class OrderDossier {
  private final UUID id;
  private final Map<String, Integer> allocated = new TreeMap<>();
  private final Map<String, Integer> reserved = new TreeMap<>();

  /** Units shipped, as the hub counts them. */
  private final Map<String, Integer> counted = new TreeMap<>();

  /** Units shipped, as the warehouses count them. */
  private final Map<String, Integer> left = new TreeMap<>();

  private final Set<ReservationStatus> reservationStates = EnumSet.noneOf(ReservationStatus.class);
  private OrderStatus status;
  private PaymentStatus payment = PaymentStatus.NONE;

  OrderDossier(UUID id) {
    this.id = id;
  }

  UUID id() {
    return id;
  }

  void order(String orderStatus, String paymentStatus) {
    status = OrderStatus.valueOf(orderStatus);
    payment = paymentStatus == null ? PaymentStatus.NONE : PaymentStatus.valueOf(paymentStatus);
  }

  void allocation(String warehouse, String sku, int quantity, int shipped) {
    allocated.merge(quantityOf(warehouse, sku), quantity, Integer::sum);
    counted.merge(quantityOf(warehouse, sku), shipped, Integer::sum);
  }

  void reservation(String warehouse, String sku, int quantity, String state, int shipped) {
    reserved.merge(quantityOf(warehouse, sku), quantity, Integer::sum);
    left.merge(quantityOf(warehouse, sku), shipped, Integer::sum);
    reservationStates.add(ReservationStatus.valueOf(state));
  }

  private static String quantityOf(String warehouse, String sku) {
    return warehouse + "/" + sku;
  }

  /** The violation of atomicity (I10), if any; an order still being placed may show one. */
  Optional<String> torn() {
    if (status == null) {
      return Optional.of("order " + id + " is unknown to the hub and has " + reserved);
    }
    if (status == OrderStatus.PENDING) {
      return Optional.empty();
    }
    if (!allocated.equals(reserved)) {
      return Optional.of("order " + id + " was given " + allocated + " and has " + reserved);
    }
    if (allocated.isEmpty() && status != OrderStatus.REJECTED) {
      return Optional.of("order " + id + " is " + status + " and has no stock anywhere");
    }
    return Optional.empty();
  }

  /** The contradiction between the states of a complete order (I5), if any. */
  Optional<String> contradiction() {
    boolean unpaid =
        OrderStatus.paid().contains(status) && !PaymentStatus.covering().contains(payment);
    if (unpaid || !status.reservations().containsAll(reservationStates)) {
      return Optional.of(
          "order %s is %s, its reservations %s, its payment %s"
              .formatted(
                  id,
                  status,
                  reservationStates,
                  payment == PaymentStatus.NONE ? "missing" : payment));
    }
    if (!counted.equals(left)) {
      return Optional.of("order " + id + " was shipped " + left + " and counts " + counted);
    }
    return Optional.empty();
  }
}
