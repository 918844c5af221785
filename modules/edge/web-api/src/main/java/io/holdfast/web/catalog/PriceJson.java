package io.holdfast.web.catalog;

import io.holdfast.catalog.ScheduledPrice;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A price that holds from a time on.
 *
 * @param currency ISO 4217
 * @param validFrom ISO 8601; 1970-01-01 if it always held
 * @param inForce whether it is what a unit costs now
 */
@Schema(name = "Price")
public record PriceJson(BigDecimal price, String currency, String validFrom, boolean inForce) {
  static PriceJson of(ScheduledPrice price) {
    return new PriceJson(
        price.price().amount(),
        price.price().currency(),
        price.validFrom().toString(),
        price.inForce());
  }
}
