package io.holdfast.inventory.request;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.ReservationAnswer;
import io.holdfast.inventory.ReservationRequest;
import io.holdfast.inventory.StockLevel;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides requests to reserve one after the other: each gets all of its units or none.
 *
 * @param holds of the requests that are met
 * @param answers to the requests that are met or refused
 * @param postponed orders that need stock which another transaction has locked
 */
record Decision(List<Hold> holds, List<ReservationAnswer> answers, Set<OrderId> postponed) {

  static Decision of(
      Collection<ReservationRequest.Reserve> requests,
      Map<Sku, StockLevel> levels,
      Set<Sku> locked) {
    Decision decision = new Decision(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    Map<Sku, Integer> left = new HashMap<>();
    levels.forEach((sku, level) -> left.put(sku, level.available()));
    for (ReservationRequest.Reserve request : requests) {
      if (Collections.disjoint(locked, request.units().keySet())) {
        decision.decide(request, left);
      } else {
        decision.postponed.add(request.order());
      }
    }
    return decision;
  }

  private void decide(ReservationRequest.Reserve request, Map<Sku, Integer> left) {
    List<ReservationAnswer.Shortage> shortages = new ArrayList<>();
    request
        .units()
        .forEach(
            (sku, quantity) -> {
              int available = left.getOrDefault(sku, 0);
              if (available < quantity) {
                shortages.add(new ReservationAnswer.Shortage(sku.value(), quantity, available));
              }
            });
    if (shortages.isEmpty()) {
      request
          .units()
          .forEach(
              (sku, quantity) -> {
                left.merge(sku, -quantity, Integer::sum);
                holds.add(new Hold(request.order(), sku, quantity));
              });
    }
    answers.add(
        new ReservationAnswer(
            request.order().value(),
            shortages.isEmpty()
                ? ReservationAnswer.Outcome.RESERVED
                : ReservationAnswer.Outcome.REFUSED,
            shortages.isEmpty() ? null : shortages));
  }

  boolean refuses() {
    return answers.stream().anyMatch(a -> a.outcome() == ReservationAnswer.Outcome.REFUSED);
  }
}
