package io.holdfast.payments.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentRequest;
import java.util.Set;

/** The provider's words. */
final class ProviderJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int PAYMENT_REQUIRED = 402;

  /** Request Timeout, Too Early, Too Many Requests: the only refusals that pass with time. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private ProviderJson() {}

  static String of(PaymentRequest request) {
    return JSON.createObjectNode()
        .put("orderId", request.order().toString())
        .put("amountCents", request.amount().cents())
        .put("currency", request.amount().currency())
        .put("token", request.token())
        .toString();
  }

  /**
   * Reads an answer.
   *
   * @throws UnavailableException if it is no decision and asking again may bring one
   * @throws IllegalArgumentException if the provider will not take this request, ever
   */
  static PaymentDecision decision(int status, String body) {
    if (status == OK || status == CREATED) {
      return new Authorised(text(status, body, "id"));
    }
    if (status == PAYMENT_REQUIRED) {
      return new Declined(text(status, body, "reason"));
    }
    if (status / 100 == 4 && !PASSING.contains(status)) {
      throw new IllegalArgumentException("the payment provider refused with " + status);
    }
    throw new UnavailableException("the payment provider answered " + status);
  }

  private static String text(int status, String body, String name) {
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer != null && answer.path(name).isTextual()) {
        return answer.path(name).textValue();
      }
    } catch (JsonProcessingException e) {
      throw new UnavailableException("the payment provider answered " + status + " in no JSON", e);
    }
    throw new UnavailableException("the payment provider answered " + status + " without " + name);
  }
}
