package io.holdfast.sales.book;

import io.holdfast.kernel.Sku;
import io.holdfast.sales.token.TicketKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sales at one moment, with the hub's clock. Immutable. */
public final class KnownSales {
  private final long version;
  private final Map<String, LiveSale> byId;
  private final Map<Sku, LiveSale> bySku;
  private final TicketKeys keys;
  private final Instant readAt;
  private final long readNanos;

  /**
   * @param version of what operators said
   * @param readAt by the hub's clock
   * @param readNanos the same moment by {@link System#nanoTime}
   */
  KnownSales(
      long version, Map<String, LiveSale> byId, TicketKeys keys, Instant readAt, long readNanos) {
    this.version = version;
    this.byId = Map.copyOf(byId);
    this.keys = keys;
    this.readAt = readAt;
    this.readNanos = readNanos;
    Map<Sku, LiveSale> skus = new HashMap<>();
    byId.values().stream()
        .filter(sale -> !sale.isClosedAt(readAt))
        .forEach(sale -> sale.terms().skus().forEach(sku -> skus.put(sku, sale)));
    this.bySku = Map.copyOf(skus);
  }

  public long version() {
    return version;
  }

  public TicketKeys keys() {
    return keys;
  }

  public Collection<LiveSale> all() {
    return byId.values();
  }

  public Optional<LiveSale> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether no SKU is in a sale. */
  public boolean areOver() {
    return bySku.isEmpty();
  }

  /** The sale that a SKU is in now. */
  public Optional<LiveSale> selling(Sku sku) {
    LiveSale sale = bySku.get(sku);
    return sale == null || sale.isClosedAt(now()) ? Optional.empty() : Optional.of(sale);
  }

  /** The time by the hub's clock. */
  public Instant now() {
    return readAt.plusNanos(System.nanoTime() - readNanos);
  }

  /** How long ago it was read. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - readNanos);
  }
}
