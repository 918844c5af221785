package io.holdfast.receiving;

import io.holdfast.kernel.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Announces an inbound shipment. */
public record AnnounceInbound(@NotNull @Valid Notice notice, @NotNull IdempotencyKey key) {}
