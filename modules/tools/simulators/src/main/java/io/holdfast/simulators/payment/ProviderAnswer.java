package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An answer to the caller.
 *
 * @param status HTTP status code
 * @param body written as JSON
 * @param repeated whether this repeats an earlier decision
 */
record ProviderAnswer(int status, Object body, boolean repeated) {

  /** The body of a decision or operation. Absent fields are null. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decision(String id, String status, String reason, String expiresAt) {}

  /** The body of a refused operation. */
  record Refusal(String reason, int status) {}

  /** The body of an error, RFC 9457. */
  record Problem(String title, int status) {}

  static ProviderAnswer first(Authorisation decision) {
    return new ProviderAnswer(decision.isAuthorised() ? 201 : 402, body(decision), false);
  }

  static ProviderAnswer again(Authorisation decision) {
    return new ProviderAnswer(decision.isAuthorised() ? 201 : 402, body(decision), true);
  }

  /** The answer to a void: of what is left, which may be nothing. */
  static ProviderAnswer voided(String authorisationId) {
    return new ProviderAnswer(200, new Decision(authorisationId, "VOIDED", null, null), false);
  }

  static ProviderAnswer done(Authorisation entry) {
    return new ProviderAnswer(201, body(entry), false);
  }

  static ProviderAnswer refused(RefusedOperationException refusal) {
    return new ProviderAnswer(
        refusal.status(), new Refusal(refusal.getMessage(), refusal.status()), false);
  }

  static ProviderAnswer problem(int status, String title) {
    return new ProviderAnswer(status, new Problem(title, status), false);
  }

  private static Decision body(Authorisation decision) {
    return new Decision(
        decision.id(), decision.status().name(), decision.reason(), decision.expiresAt());
  }
}
