package io.holdfast.orders.dispatch;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.orders.DispatchResult;
import io.holdfast.orders.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One order of a batch; its parcels are decided one after the other. */
final class DispatchedOrder {
  private final OrderParts before;
  private final List<OrderPart> parts;

  /** Units that leave with this batch, by the index of their part. */
  private final Map<Integer, Integer> leaving = new TreeMap<>();

  DispatchedOrder(OrderParts before) {
    this.before = before;
    this.parts = new ArrayList<>(before.parts());
  }

  OrderParts before() {
    return before;
  }

  boolean isDispatched() {
    return !leaving.isEmpty();
  }

  /** The state after the parcels dispatched so far. */
  OrderStatus status() {
    return parts.stream().allMatch(part -> part.open() == 0)
        ? OrderStatus.SHIPPED
        : OrderStatus.PARTLY_SHIPPED;
  }

  /** Takes the units of a parcel, all or none of them. */
  DispatchResult take(Parcel parcel) {
    if (!before.status().equals(OrderStatus.CONFIRMED)
        && !before.status().equals(OrderStatus.PARTLY_SHIPPED)) {
      return new DispatchResult.Refused("order is " + before.status());
    }
    Map<Integer, Integer> taken = new TreeMap<>();
    for (Parcel.Units units : parcel.units()) {
      if (!take(parcel, units, taken)) {
        return new DispatchResult.Refused(
            units.quantity()
                + " of "
                + units.sku()
                + " are not to be shipped from "
                + parcel.warehouse());
      }
    }
    if (!before.isCovered()) {
      return new DispatchResult.Refused("payment no longer holds");
    }
    taken.forEach(
        (index, units) -> {
          parts.set(index, parts.get(index).ship(units));
          leaving.merge(index, units, Integer::sum);
        });
    return new DispatchResult.Dispatched();
  }

  /** Two lines may be of one SKU: their units are taken in turn. */
  private boolean take(Parcel parcel, Parcel.Units units, Map<Integer, Integer> taken) {
    int missing = units.quantity();
    for (int i = 0; i < parts.size() && missing > 0; i++) {
      OrderPart part = parts.get(i);
      if (part.warehouse().equals(parcel.warehouse()) && part.sku().equals(units.sku())) {
        int some = Math.min(missing, part.open() - taken.getOrDefault(i, 0));
        if (some > 0) {
          taken.merge(i, some, Integer::sum);
          missing -= some;
        }
      }
    }
    return missing == 0;
  }

  /** Units that leave, by part. */
  Map<OrderPart, Integer> leaving() {
    Map<OrderPart, Integer> units = new LinkedHashMap<>();
    leaving.forEach((index, count) -> units.put(before.parts().get(index), count));
    return units;
  }
}
