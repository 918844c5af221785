package io.holdfast.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long history stays in the active tables. Whole partitions are retired, so rows stay up to a
 * day (outbox), a week (inbox) or a month (all else) longer.
 */
@Singleton
public final class RetentionTerms {
  private final Duration outbox;
  private final Duration inbox;
  private final Duration movements;
  private final Duration orders;

  /**
   * Each is an ISO 8601 duration of at least one day.
   *
   * @param outbox sent events; they are dropped
   * @param inbox applied events; dropped. A message delivered later than that could be applied
   *     twice
   * @param movements the stock ledger; archived, its sums are kept as opening balances
   * @param orders orders with lines, allocations and payments, reservations, closed inbound
   *     shipments and transfers, and the audit trail; archived
   */
  @Inject
  public RetentionTerms(
      @ConfigProperty(name = "holdfast.retention.outbox", defaultValue = "P14D") Duration outbox,
      @ConfigProperty(name = "holdfast.retention.inbox", defaultValue = "P90D") Duration inbox,
      @ConfigProperty(name = "holdfast.retention.movements", defaultValue = "P400D")
          Duration movements,
      @ConfigProperty(name = "holdfast.retention.orders", defaultValue = "P730D") Duration orders) {
    this.outbox = atLeastOneDay("outbox", outbox);
    this.inbox = atLeastOneDay("inbox", inbox);
    this.movements = atLeastOneDay("movements", movements);
    this.orders = atLeastOneDay("orders", orders);
    if (inbox.compareTo(outbox) < 0) {
      throw new IllegalArgumentException(
          "holdfast.retention.inbox is not shorter than holdfast.retention.outbox");
    }
  }

  private static Duration atLeastOneDay(String kind, Duration keep) {
    if (keep.toDays() < 1) {
      throw new IllegalArgumentException("holdfast.retention." + kind + " is at least one day");
    }
    return keep;
  }

  Duration outbox() {
    return outbox;
  }

  Duration inbox() {
    return inbox;
  }

  Duration movements() {
    return movements;
  }

  Duration orders() {
    return orders;
  }
}
