package io.holdfast.web.customers;

import io.holdfast.operations.Erasure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rows that an erasure changed, by kind; see {@link Erasure}. */
@Schema(name = "Erasure")
public record ErasureJson(long orders, long shipments, long events, long messages, long tickets) {
  static ErasureJson of(Erasure erasure) {
    return new ErasureJson(
        erasure.orders(),
        erasure.shipments(),
        erasure.events(),
        erasure.messages(),
        erasure.tickets());
  }
}
