package io.holdfast.fulfilment;

import io.holdfast.kernel.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier in memory: one label per shipment, with faults on request. */
public final class ScriptedCarrier implements Carrier {
  private final Map<UUID, String> labels = new ConcurrentHashMap<>();
  private final Map<UUID, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failuresAfterSuccess = new AtomicInteger();
  private volatile Runnable whileLabelling = () -> {};
  private volatile boolean isAway;
  private volatile boolean refuses;

  @Override
  public List<LabelResult> label(List<LabelRequest> requests) {
    if (isAway) {
      throw new UnavailableException("the carrier is away");
    }
    List<LabelResult> results = new ArrayList<>();
    for (LabelRequest request : requests) {
      asked.computeIfAbsent(request.shipment(), id -> new AtomicInteger()).incrementAndGet();
      if (refuses) {
        results.add(new LabelResult.Refused("no such postal code"));
      } else {
        String number =
            labels.computeIfAbsent(request.shipment(), id -> "T" + (labels.size() + 1) + "-" + id);
        results.add(new LabelResult.Labelled("swift", number));
      }
    }
    whileLabelling.run();
    if (failuresAfterSuccess.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new UnavailableException("the answer was lost");
    }
    return results;
  }

  @Override
  public void cancelLabel(UUID shipment) {
    if (isAway) {
      throw new UnavailableException("the carrier is away");
    }
    cancelled.add(shipment);
  }

  /** The next calls make labels, and their answers are lost. */
  public void loseAnswers(int calls) {
    failuresAfterSuccess.set(calls);
  }

  /** Runs after labels were made and before they are answered. */
  public void whileLabelling(Runnable action) {
    whileLabelling = action;
  }

  public void isAway(boolean away) {
    isAway = away;
  }

  public void refuses(boolean all) {
    refuses = all;
  }

  public Map<UUID, String> labels() {
    return labels;
  }

  public int asked(UUID shipment) {
    return asked.getOrDefault(shipment, new AtomicInteger()).get();
  }

  public Set<UUID> cancelled() {
    return cancelled;
  }
}
