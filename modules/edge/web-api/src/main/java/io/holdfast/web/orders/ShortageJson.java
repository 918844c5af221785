package io.holdfast.web.orders;

import io.holdfast.orders.Shortage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A SKU with insufficient stock.
 *
 * @param requested units asked for, over all lines
 * @param available units available
 */
@Schema(name = "Shortage")
public record ShortageJson(String sku, int requested, long available) {
  static ShortageJson of(Shortage shortage) {
    return new ShortageJson(shortage.sku().value(), shortage.requested(), shortage.available());
  }
}
