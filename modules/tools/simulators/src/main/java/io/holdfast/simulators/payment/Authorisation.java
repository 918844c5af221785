package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One decision of the provider, as written to the journal: never changed afterwards.
 *
 * @param key the idempotency key it was made for
 * @param id {@code auth_...}
 * @param reason why it was declined; null when authorised
 * @param at when, ISO 8601 in UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Authorisation(
    String key,
    String id,
    String orderId,
    long amountCents,
    String currency,
    String token,
    Status status,
    String reason,
    String at) {

  /** How the provider decided. */
  public enum Status {
    AUTHORISED,
    DECLINED,

    /** A separate record: voids the authorisation with the same id. */
    VOIDED
  }

  /** Whether the authorisation is valid. */
  @JsonIgnore
  public boolean isAuthorised() {
    return status == Status.AUTHORISED;
  }

  /** Whether {@code request} asks for what was decided here. */
  boolean answers(AuthorisationRequest request) {
    return orderId.equals(request.orderId())
        && amountCents == request.amountCents()
        && currency.equals(request.currency())
        && token.equals(request.token());
  }
}
