package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Receives units of a transfer.
 *
 * @param lines may be empty if the transfer is closed
 * @param close whether what has not arrived is given up
 */
public record ReceiveTransfer(
    @NotNull UUID transfer,
    @NotNull @Size(max = 200) List<@NotNull @Valid UnitsOfSku> lines,
    boolean close,
    @NotNull IdempotencyKey key) {

  /** A receipt of nothing says nothing. */
  @AssertTrue(message = "there must be a line unless the transfer is closed")
  boolean isSomething() {
    return close || lines == null || !lines.isEmpty();
  }
}
