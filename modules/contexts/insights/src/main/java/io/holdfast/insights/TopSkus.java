package io.holdfast.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The SKUs that sell most.
 *
 * @param asOf up to when events are in it
 */
public record TopSkus(Instant asOf, String currency, List<Item> items) {
  /** One SKU. */
  public record Item(String sku, long units, BigDecimal revenue) {}
}
