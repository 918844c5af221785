package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import java.util.Collection;

/** Units of these SKUs were received with the same reference before, under another key. */
public class DuplicateDeliveryException extends RuntimeException {
  public DuplicateDeliveryException(String reference, Collection<Sku> skus) {
    super("The delivery " + reference + " of " + skus + " was booked before; nothing was changed");
  }
}
