package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fake broker that can be down and can refuse events; like the real one it stores all or none of
 * a batch.
 */
final class FakeBroker implements EventSender {
  private final List<DomainEvent> received = new CopyOnWriteArrayList<>();
  private final Set<UUID> poison = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger sentAgain = new AtomicInteger();
  private volatile boolean down;
  private volatile Runnable afterSending = () -> {};

  @Override
  public void send(List<DomainEvent> events) {
    if (events.stream().anyMatch(received::contains)) {
      throw new IllegalArgumentException("the broker has one of them already");
    }
    take(events);
  }

  @Override
  public void sendAgain(List<DomainEvent> events) {
    sentAgain.incrementAndGet();
    take(events);
  }

  private void take(List<DomainEvent> events) {
    calls.incrementAndGet();
    if (down) {
      throw new UnavailableException("the broker is down");
    }
    if (events.stream().anyMatch(event -> poison.contains(event.id()))) {
      throw new IllegalArgumentException("the broker refuses this");
    }
    received.addAll(events);
    afterSending.run();
  }

  void down(boolean isDown) {
    down = isDown;
  }

  void refuse(DomainEvent event) {
    poison.add(event.id());
  }

  /** Callback after the events are stored and before the sender returns. */
  void afterSending(Runnable action) {
    afterSending = action;
  }

  int calls() {
    return calls.get();
  }

  /** Number of batches sent without duplicate detection. */
  int sentAgain() {
    return sentAgain.get();
  }

  /** Ids in the order of arrival. */
  List<UUID> received() {
    return received.stream().map(DomainEvent::id).toList();
  }
}
