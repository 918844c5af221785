package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One entry of the provider's journal: a decision about an authorisation, or an operation on one.
 * Never changed afterwards.
 *
 * @param key the idempotency key it was made for
 * @param id {@code auth_...}, {@code cap_...} or {@code ref_...}; that of the authorisation where
 *     it is voided or expires
 * @param reason why it was declined; null when authorised
 * @param token means of payment of the authorisation
 * @param at when, ISO 8601 in UTC
 * @param authorisationId the authorisation operated on; null in a decision
 * @param expiresAt when an authorisation ends, ISO 8601 in UTC; null for never
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
    String at,
    String authorisationId,
    String expiresAt) {

  /** What was decided or done. */
  public enum Status {
    AUTHORISED,
    DECLINED,

    /** What was left of the authorisation is void. */
    VOIDED,
    /** Part of the authorisation was captured. */
    CAPTURED,
    /** Part of what was captured was refunded. */
    REFUNDED,
    /** What was left of the authorisation has expired. */
    EXPIRED
  }

  /** Whether the authorisation is valid. */
  @JsonIgnore
  public boolean isAuthorised() {
    return status == Status.AUTHORISED;
  }

  /** Whether this is an operation of this kind and amount on this authorisation. */
  boolean answers(Status kind, String authorisation, OperationRequest request) {
    return status == kind
        && (authorisation.equals(authorisationId) || authorisation.equals(id))
        && orderId.equals(request.orderId())
        && (kind == Status.VOIDED || amountCents == request.amountCents());
  }

  /** Whether {@code request} asks for what was decided here. */
  boolean answers(AuthorisationRequest request) {
    return orderId.equals(request.orderId())
        && amountCents == request.amountCents()
        && currency.equals(request.currency())
        && token.equals(request.token());
  }
}
