package io.holdfast.receiving;

import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.TextForms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Receives goods of an inbound shipment, announced or not.
 *
 * @param reference of the receipt, unique for the shipment
 * @param lines may be empty if the shipment is closed
 * @param close whether what has not come is given up
 */
public record ReceiveInbound(
    @NotNull UUID inbound,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reference,
    @NotNull @Size(max = 200) List<@NotNull @Valid UnitsOfSku> lines,
    boolean close,
    @NotNull IdempotencyKey key) {

  /** A receipt of nothing says nothing. */
  @AssertTrue(message = "there must be a line unless the shipment is closed")
  boolean isSomething() {
    return close || lines == null || !lines.isEmpty();
  }
}
