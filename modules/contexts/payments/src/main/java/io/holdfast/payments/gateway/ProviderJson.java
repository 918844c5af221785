package io.holdfast.payments.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** JSON of the provider's protocol. */
final class ProviderJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;

  /** Longest reason that is stored and published, in characters. */
  private static final int MAX_REASON = 200;

  /**
   * The 4xx codes that a retry may change: credentials of this server, Request Timeout, Too Early,
   * Too Many Requests.
   */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

  private ProviderJson() {}

  static String of(PaymentRequest request) {
    return JSON.createObjectNode()
        .put("orderId", request.order().toString())
        .put("amountCents", request.amount().minorUnits())
        .put("currency", request.amount().currency())
        .put("token", request.token())
        .toString();
  }

  /**
   * Reads an answer. Every permanent 4xx is a decline: a retry would get the same answer, and the
   * order would hold its stock until the redeliveries are used up. 401 and 403 concern this
   * server's credentials, not the buyer, and are retried.
   *
   * @throws UnavailableException if it is no decision and a retry may bring one
   */
  static PaymentDecision decision(int status, String body) {
    if (status == OK || status == CREATED) {
      return new Authorised(text(status, body, "id"), end(body));
    }
    if (status / 100 == 4 && !PASSING.contains(status)) {
      return new Declined(reason(status, body));
    }
    throw new UnavailableException("the payment provider answered " + status);
  }

  static String of(ProviderCall call) {
    return JSON.createObjectNode()
        .put("orderId", call.order().toString())
        .put("amountCents", call.amount().minorUnits())
        .put("currency", call.amount().currency())
        .toString();
  }

  /**
   * Reads the answer to a capture, void or refund.
   *
   * @return the provider's reference
   * @throws UnavailableException if a retry may help
   * @throws OperationRefusedException if it will not
   */
  static String reference(int status, String body) {
    if (status == OK || status == CREATED) {
      return text(status, body, "id");
    }
    if (status / 100 == 4 && !PASSING.contains(status)) {
      throw new OperationRefusedException(reason(status, body));
    }
    throw new UnavailableException("the payment provider answered " + status);
  }

  /** When the authorisation ends; null if the answer names no end. */
  private static Instant end(String body) {
    try {
      JsonNode end = JSON.readTree(body).path("expiresAt");
      return end.isTextual() ? Instant.parse(end.textValue()) : null;
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new UnavailableException("the payment provider answered with no such time", e);
    }
  }

  /** The provider's own reason if the body has one, else the status. */
  private static String reason(int status, String body) {
    try {
      JsonNode reason = JSON.readTree(body).path("reason");
      if (reason.isTextual() && !reason.textValue().isBlank()) {
        String text = reason.textValue();
        return text.substring(0, Math.min(text.length(), MAX_REASON));
      }
    } catch (JsonProcessingException e) {
      return "provider-refused-" + status;
    }
    return "provider-refused-" + status;
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
