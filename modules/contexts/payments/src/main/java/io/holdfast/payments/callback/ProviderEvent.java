package io.holdfast.payments.callback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a callback tells. Any component may be null or zero, as the provider sent it.
 *
 * @param type authorised, declined, captured, refunded, voided or expired
 * @param id the provider's reference of the operation
 * @param key idempotency key of the call that caused it
 * @param amountMinorUnits in minor units of the currency
 * @param expiresAt when an authorisation ends; null for never
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProviderEvent(
    String type,
    String id,
    String key,
    String orderId,
    String authorisationId,
    long amountMinorUnits,
    String currency,
    String expiresAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a body; empty if it is none of an event. */
  static Optional<ProviderEvent> of(byte[] body) {
    try {
      ProviderEvent event = JSON.readValue(body, ProviderEvent.class);
      return event == null || event.type == null || event.orderId == null
          ? Optional.empty()
          : Optional.of(event);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (java.io.IOException e) {
      throw new IllegalStateException("bytes are always read", e);
    }
  }

  /**
   * When the authorisation ends; null for never.
   *
   * @throws DateTimeParseException if it is no time
   */
  Instant until() {
    return expiresAt == null ? null : Instant.parse(expiresAt);
  }
}
