package io.holdfast.fulfilment.worker;

import io.holdfast.fulfilment.Carrier;
import io.holdfast.fulfilment.LabelRequest;
import io.holdfast.fulfilment.LabelResult;
import io.holdfast.fulfilment.record.Claim;
import io.holdfast.fulfilment.record.ShipmentWork;
import io.holdfast.kernel.OrderId;
import io.holdfast.orders.Destination;
import io.holdfast.orders.Dispatches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gets labels from the carrier, outside any transaction, and records them. The key of a label is
 * the id of its shipment, stored long before: after a crash between call and record the call is
 * repeated and returns the same label.
 */
public final class Labelling {
  private final Carrier carrier;
  private final ShipmentWork work;
  private final Dispatches orders;

  public Labelling(Carrier carrier, ShipmentWork work, Dispatches orders) {
    this.carrier = carrier;
    this.work = work;
    this.orders = orders;
  }

  /**
   * Gets labels for shipments that are held.
   *
   * @return the new version of each shipment that has its label and is still held
   * @throws RuntimeException if the hub cannot be reached: the leases end by themselves
   */
  Map<UUID, Integer> label(List<Claim> claims) {
    List<LabelResult> results;
    try {
      results = carrier.label(requests(claims));
    } catch (RuntimeException e) {
      work.failed(claims, String.valueOf(e.getMessage()));
      return Map.of();
    }
    Map<Claim, LabelResult.Labelled> labels = new LinkedHashMap<>();
    Map<Claim, String> refused = new LinkedHashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      if (results.get(i) instanceof LabelResult.Labelled labelled) {
        labels.put(claims.get(i), labelled);
      } else if (results.get(i) instanceof LabelResult.Refused refusal) {
        refused.put(claims.get(i), refusal.reason());
      } else if (results.get(i) instanceof LabelResult.Failed failure) {
        work.failed(List.of(claims.get(i)), failure.reason());
      }
    }
    work.refused(refused);
    return labels.isEmpty() ? Map.of() : work.labelled(labels);
  }

  private List<LabelRequest> requests(List<Claim> claims) {
    Map<OrderId, Destination> destinations =
        orders.destinations(claims.stream().map(Claim::order).distinct().toList());
    List<LabelRequest> requests = new ArrayList<>();
    for (Claim claim : claims) {
      Destination to = destinations.get(claim.order());
      requests.add(
          new LabelRequest(
              claim.id(), claim.warehouse(), to.country(), to.postalCode(), claim.units()));
    }
    return requests;
  }

  /** Cancels the label of a cancelled shipment. */
  void cancel(Claim claim) {
    try {
      carrier.cancelLabel(claim.id());
    } catch (RuntimeException e) {
      work.failed(List.of(claim), String.valueOf(e.getMessage()));
      return;
    }
    work.voided(List.of(claim));
  }
}
