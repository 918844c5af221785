package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Orders whose time to pay is over and that still hold their units, for what is offered. Read at
 * most once in an interval, however many ask.
 */
public final class OverdueOrders {
  private final Supplier<Set<OrderId>> source;
  private final Duration interval;
  private final AtomicReference<Read> last = new AtomicReference<>();

  private record Read(long atNanos, Set<OrderId> orders) {}

  /**
   * @param interval how long an answer is used
   */
  public OverdueOrders(Supplier<Set<OrderId>> source, Duration interval) {
    this.source = source;
    this.interval = interval;
  }

  /** The orders; none while the hub cannot be read, since then none can be shown to be overdue. */
  public Set<OrderId> current() {
    Read known = last.get();
    long now = System.nanoTime();
    if (known != null && now - known.atNanos() < interval.toNanos()) {
      return known.orders();
    }
    Read mine = new Read(now, known == null ? Set.of() : known.orders());
    if (!last.compareAndSet(known, mine)) {
      return mine.orders();
    }
    Set<OrderId> orders = read();
    last.set(new Read(now, orders));
    return orders;
  }

  private Set<OrderId> read() {
    try {
      return Set.copyOf(source.get());
    } catch (UnavailableException e) {
      return Set.of();
    }
  }
}
