package io.holdfast.web.orders;

import io.holdfast.orders.ExceededLimit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A purchase limit that an order would exceed.
 *
 * @param limit units that one customer may buy
 * @param bought units that this one bought within the limit's days, unpaid ones included
 * @param requested units asked for, over all lines
 */
@Schema(name = "ExceededLimit")
public record ExceededLimitJson(String sku, int limit, long bought, int requested) {
  static ExceededLimitJson of(ExceededLimit exceeded) {
    return new ExceededLimitJson(
        exceeded.sku().value(), exceeded.limit(), exceeded.bought(), exceeded.requested());
  }
}
