package io.holdfast.orders.saga;

import io.holdfast.inventory.ReservationAnswer.Outcome;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.sourcing.SourcingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One saga while a batch decides: what was read, and what has changed since. */
final class SagaState {
  private final SagaOrder order;
  private final Map<String, SagaStep> steps;
  private final List<SagaPart> parts;
  private final Set<String> changedSteps = new TreeSet<>();
  private final Set<String> newlyAsked = new TreeSet<>();
  private final Set<String> newlyReleasing = new TreeSet<>();
  private OrderStatus status;
  private List<Shortage> shortages = List.of();

  SagaState(SagaOrder order) {
    this.order = order;
    this.steps = new TreeMap<>(order.steps());
    this.parts = new ArrayList<>(order.parts());
    this.status = order.status();
  }

  /** Applies an answer; one that came before, or that nobody waits for, changes nothing. */
  void answered(String warehouse, Outcome outcome) {
    SagaStep step = steps.get(warehouse);
    if (step == null || step.released()) {
      return;
    }
    boolean asked = step.state() == SagaStepState.ASKED;
    switch (outcome) {
      case RESERVED -> {
        if (asked && status == OrderStatus.PENDING) {
          change(warehouse, step.in(SagaStepState.RESERVED));
        } else if (asked && !step.releasing()) {
          release(warehouse);
        }
      }
      case REFUSED -> {
        if (asked) {
          change(warehouse, step.in(SagaStepState.REFUSED));
        }
      }
      case RELEASED -> change(warehouse, step.afterRelease());
    }
  }

  /** Takes the warehouses for silent that have not answered in time. */
  void overdue() {
    if (status != OrderStatus.PENDING || !order.due()) {
      return;
    }
    for (String warehouse : List.copyOf(steps.keySet())) {
      if (steps.get(warehouse).state() == SagaStepState.ASKED) {
        release(warehouse);
        change(warehouse, steps.get(warehouse).in(SagaStepState.SILENT));
      }
    }
  }

  private void change(String warehouse, SagaStep next) {
    steps.put(warehouse, next);
    changedSteps.add(warehouse);
  }

  private void release(String warehouse) {
    change(warehouse, steps.get(warehouse).asRelease());
    newlyReleasing.add(warehouse);
  }

  /** Units that no warehouse will serve as things stand; empty for an order that has ended. */
  Map<Sku, Integer> missing() {
    Map<Sku, Integer> missing = new TreeMap<>();
    if (status == OrderStatus.PENDING) {
      for (SagaPart part : parts) {
        if (steps.get(part.warehouse()).failed()) {
          missing.merge(new Sku(part.sku()), part.quantity(), Integer::sum);
        }
      }
    }
    return missing;
  }

  /** Units of a SKU that warehouses have reserved, or are asked to. */
  long served(Sku sku) {
    return parts.stream()
        .filter(p -> p.sku().equals(sku.value()) && !steps.get(p.warehouse()).failed())
        .mapToLong(SagaPart::quantity)
        .sum();
  }

  /** Whether a warehouse was asked before; it is not asked again. */
  boolean hasAsked(WarehouseCode warehouse) {
    return steps.containsKey(warehouse.value());
  }

  /** Whether a warehouse has not answered in time. */
  boolean isSilent(WarehouseCode warehouse) {
    SagaStep step = steps.get(warehouse.value());
    return step != null && step.state() == SagaStepState.SILENT;
  }

  /** Asks other warehouses for what is missing. */
  void replan(SourcingPlan plan) {
    Map<String, Integer> lineOf = new HashMap<>();
    parts.forEach(p -> lineOf.put(p.sku(), p.lineNo()));
    parts.removeIf(p -> steps.get(p.warehouse()).failed());
    plan.forEach(
        (sku, warehouse, quantity) -> {
          parts.add(
              new SagaPart(lineOf.get(sku.value()), sku.value(), warehouse.value(), quantity));
          change(warehouse.value(), SagaStep.ASKED);
          newlyAsked.add(warehouse.value());
        });
  }

  /** Gives up: what was reserved is released, and what was requested, too. */
  void reject(List<Shortage> why) {
    status = OrderStatus.REJECTED;
    shortages = List.copyOf(why);
    for (String warehouse : List.copyOf(steps.keySet())) {
      if (steps.get(warehouse).mayHold()) {
        release(warehouse);
      }
    }
  }

  /** Ends the saga if every warehouse of the plan has reserved. */
  void placeIfReserved() {
    if (status == OrderStatus.PENDING
        && parts.stream()
            .allMatch(p -> steps.get(p.warehouse()).state() == SagaStepState.RESERVED)) {
      status = OrderStatus.PLACED;
    }
  }

  OrderId id() {
    return order.id();
  }

  SagaOrder order() {
    return order;
  }

  OrderStatus status() {
    return status;
  }

  List<SagaPart> parts() {
    return parts;
  }

  List<Shortage> shortages() {
    return shortages;
  }

  SagaStep step(String warehouse) {
    return steps.get(warehouse);
  }

  Set<String> changedSteps() {
    return changedSteps;
  }

  /** Warehouses to be asked to reserve. */
  Set<String> newlyAsked() {
    return newlyAsked;
  }

  /** Warehouses to be asked to release. */
  Set<String> newlyReleasing() {
    return newlyReleasing;
  }

  boolean isChanged() {
    return !changedSteps.isEmpty();
  }

  /** Whether its order is written, too; the steps of an order that has ended change alone. */
  boolean movesOrder() {
    return isChanged() && order.status() == OrderStatus.PENDING;
  }

  /** Whether its plan was made anew. */
  boolean isReplanned() {
    return !newlyAsked.isEmpty();
  }
}
