package io.holdfast.audit.check;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.ReservationStatus;
import io.holdfast.kernel.SagaStepState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The data of hub and warehouses about one order. */
final class OrderDossier {
  private static final Set<ReservationStatus> RELEASED = EnumSet.of(ReservationStatus.RELEASED);

  private final UUID id;
  private final Map<String, Integer> allocated = new TreeMap<>();
  private final Map<String, Integer> reserved = new TreeMap<>();

  /** Units shipped, as the hub counts them. */
  private final Map<String, Integer> counted = new TreeMap<>();

  /** Units shipped, as the warehouses count them. */
  private final Map<String, Integer> left = new TreeMap<>();

  private final Map<String, Set<ReservationStatus>> reservationStates = new TreeMap<>();
  private final Map<String, Step> steps = new TreeMap<>();
  private OrderStatus status;
  private PaymentStatus payment = PaymentStatus.NONE;

  /** The request of a saga to one warehouse. */
  private record Step(SagaStepState state, boolean releasing, boolean released) {}

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
    reservationStates
        .computeIfAbsent(warehouse, w -> EnumSet.noneOf(ReservationStatus.class))
        .add(ReservationStatus.valueOf(state));
  }

  void step(String warehouse, String state, boolean releasing, boolean released) {
    steps.put(warehouse, new Step(SagaStepState.valueOf(state), releasing, released));
  }

  /** Whether the warehouse was told to release: its part is no part of the order any more. */
  private boolean isGivenUp(String warehouse) {
    Step step = steps.get(warehouse);
    return step != null && step.releasing();
  }

  /** Of an order by saga that ended before it was placed, nothing was given. */
  private boolean wasPlaced() {
    return steps.isEmpty()
        || allocated.keySet().stream()
            .map(place -> steps.get(place.substring(0, place.indexOf('/'))))
            .allMatch(s -> s != null && s.state() == SagaStepState.RESERVED && !s.releasing());
  }

  /** Without what was given up. */
  private Map<String, Integer> kept(Map<String, Integer> units) {
    Map<String, Integer> kept = new TreeMap<>(units);
    kept.keySet().removeIf(place -> isGivenUp(place.substring(0, place.indexOf('/'))));
    return kept;
  }

  private Set<ReservationStatus> keptStates() {
    Set<ReservationStatus> kept = EnumSet.noneOf(ReservationStatus.class);
    reservationStates.forEach(
        (warehouse, states) -> {
          if (!isGivenUp(warehouse)) {
            kept.addAll(states);
          }
        });
    return kept;
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
      return reservationStates.keySet().stream()
          .filter(warehouse -> !steps.containsKey(warehouse))
          .map(warehouse -> "order " + id + " has units in " + warehouse + ", which was not asked")
          .findFirst();
    }
    Map<String, Integer> given = wasPlaced() ? allocated : Map.of();
    if (!given.equals(kept(reserved))) {
      return Optional.of("order " + id + " was given " + given + " and has " + kept(reserved));
    }
    if (allocated.isEmpty() && status != OrderStatus.REJECTED) {
      return Optional.of("order " + id + " is " + status + " and has no stock anywhere");
    }
    return Optional.empty();
  }

  /** The contradiction between the states of a complete order (I5), if any. */
  Optional<String> contradiction() {
    for (var place : reservationStates.entrySet()) {
      Step step = steps.get(place.getKey());
      if (step != null && step.released() && !RELEASED.equals(place.getValue())) {
        return Optional.of(
            "order %s was released by %s and is %s there"
                .formatted(id, place.getKey(), place.getValue()));
      }
    }
    boolean unpaid =
        OrderStatus.paid().contains(status) && !PaymentStatus.covering().contains(payment);
    if (unpaid || !status.reservations().containsAll(keptStates())) {
      return Optional.of(
          "order %s is %s, its reservations %s, its payment %s"
              .formatted(
                  id, status, keptStates(), payment == PaymentStatus.NONE ? "missing" : payment));
    }
    if (wasPlaced() && !counted.equals(kept(left))) {
      return Optional.of("order " + id + " was shipped " + kept(left) + " and counts " + counted);
    }
    return Optional.empty();
  }
}
