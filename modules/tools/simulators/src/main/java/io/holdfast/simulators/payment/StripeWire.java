package io.holdfast.simulators.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.simulators.payment.Authorisation.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's wire format for the same provider: {@code POST /v1/payment_intents} (confirmed at once,
 * captured by hand), {@code /v1/payment_intents/{id}/capture} and {@code cancel}, {@code POST
 * /v1/refunds}; parameters are a form. The id of a PaymentIntent names its order, because the
 * provider finds its entries by order.
 */
final class StripeWire {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INTENT = Pattern.compile("pi_(.{1,100})_(auth_[0-9a-f-]{36})");
  private static final Pattern OPERATION =
      Pattern.compile("POST /v1/payment_intents/([^/]{1,200})/(capture|cancel)");
  private static final String CREATE = "POST /v1/payment_intents";
  private static final String REFUND = "POST /v1/refunds";

  private final Behaviour behaviour;
  private final PaymentProvider provider;

  StripeWire(Behaviour behaviour, PaymentProvider provider) {
    this.behaviour = behaviour;
    this.provider = provider;
  }

  /** Whether a call, method and path, is one of Stripe's. */
  static boolean speaks(String call) {
    return call.equals(CREATE) || call.equals(REFUND) || OPERATION.matcher(call).matches();
  }

  /**
   * The answer to a call that {@link #speaks}.
   *
   * @param form decoded parameters
   */
  ProviderAnswer answer(String call, String key, Map<String, String> form) {
    if (call.equals(CREATE)) {
      return create(key, form);
    }
    if (call.equals(REFUND)) {
      return operate(key, Status.REFUNDED, form.get("payment_intent"), form.get("amount"));
    }
    Matcher operation = OPERATION.matcher(call);
    if (!operation.matches()) {
      throw new IllegalArgumentException(call);
    }
    return operation.group(2).equals("capture")
        ? operate(key, Status.CAPTURED, operation.group(1), form.get("amount_to_capture"))
        : operate(key, Status.VOIDED, operation.group(1), "0");
  }

  private ProviderAnswer create(String key, Map<String, String> form) {
    if (!"true".equals(form.get("confirm")) || !"manual".equals(form.get("capture_method"))) {
      return error(400, "parameter_missing", null);
    }
    AuthorisationRequest request =
        new AuthorisationRequest(
            form.get("metadata[order_id]"),
            number(form.get("amount")),
            String.valueOf(form.get("currency")).toUpperCase(Locale.ROOT),
            form.get("payment_method"));
    if (!request.isValid()) {
      return error(400, "parameter_invalid_empty", null);
    }
    ProviderAnswer given = behaviour.faulty(key, () -> behaviour.answer(key, request).join());
    if (given.body() instanceof ProviderAnswer.Decision decision) {
      return decision.reason() == null
          ? new ProviderAnswer(200, intent(request, decision), given.repeated())
          : error(402, "card_declined", decision.reason().replace('-', '_'));
    }
    return error(given.status(), null, null);
  }

  private ProviderAnswer operate(String key, Status kind, String intent, String amount) {
    Matcher id = INTENT.matcher(String.valueOf(intent));
    if (!id.matches()) {
      return error(404, "resource_missing", null);
    }
    OperationRequest request = new OperationRequest(id.group(1), number(amount));
    ProviderAnswer given = behaviour.faulty(key, () -> carriedOut(key, kind, id.group(2), request));
    return given.body() instanceof ObjectNode ? given : error(given.status(), null, null);
  }

  private ProviderAnswer carriedOut(
      String key, Status kind, String authorisation, OperationRequest request) {
    try {
      Authorisation entry = provider.operate(key, kind, authorisation, request);
      if (kind == Status.VOIDED && entry.isAuthorised()) {
        return nothingToCancel(entry);
      }
      return new ProviderAnswer(200, done(kind, authorisation, entry), false);
    } catch (RefusedOperationException refusal) {
      return error(
          400, kind == Status.REFUNDED ? "charge_already_refunded" : "amount_too_large", null);
    }
  }

  /** Nothing was left: the PaymentIntent was cancelled before, or captured as a whole. */
  private ProviderAnswer nothingToCancel(Authorisation authorised) {
    boolean cancelled =
        provider.ofOrder(authorised.orderId()).stream()
            .anyMatch(
                entry ->
                    entry.status() == Status.VOIDED
                        && authorised.id().equals(entry.authorisationId()));
    ProviderAnswer refusal = error(400, "payment_intent_unexpected_state", null);
    ((ObjectNode) refusal.body())
        .withObject("/error/payment_intent")
        .put("id", "pi_" + authorised.orderId() + "_" + authorised.id())
        .put("object", "payment_intent")
        .put("status", cancelled ? "canceled" : "succeeded");
    return refusal;
  }

  private static ObjectNode done(Status kind, String authorisation, Authorisation entry) {
    if (kind == Status.REFUNDED) {
      return JSON.createObjectNode()
          .put("id", entry.id())
          .put("object", "refund")
          .put("amount", entry.amountCents())
          .put("status", "succeeded");
    }
    return JSON.createObjectNode()
        .put("id", "pi_" + entry.orderId() + "_" + authorisation)
        .put("object", "payment_intent")
        .put("latest_charge", entry.id())
        .put("status", kind == Status.VOIDED ? "canceled" : "requires_capture");
  }

  private static ObjectNode intent(AuthorisationRequest request, ProviderAnswer.Decision decision) {
    ObjectNode intent =
        JSON.createObjectNode()
            .put("id", "pi_" + request.orderId() + "_" + decision.id())
            .put("object", "payment_intent")
            .put("amount", request.amountCents())
            .put("currency", request.currency().toLowerCase(Locale.ROOT))
            .put("status", "requires_capture");
    ObjectNode card =
        intent
            .putObject("latest_charge")
            .put("id", "ch_" + decision.id())
            .put("object", "charge")
            .putObject("payment_method_details")
            .put("type", "card")
            .putObject("card");
    if (decision.expiresAt() != null) {
      card.put("capture_before", Instant.parse(decision.expiresAt()).getEpochSecond());
    }
    return intent;
  }

  private static ProviderAnswer error(int status, String code, String declineCode) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("type", type(status)).put("message", "The request was refused.");
    if (code != null) {
      error.put("code", code);
    }
    if (declineCode != null) {
      error.put("decline_code", declineCode);
    }
    return new ProviderAnswer(status, body, false);
  }

  private static String type(int status) {
    return switch (status) {
      case 402 -> "card_error";
      case 422 -> "idempotency_error";
      default -> status / 100 == 4 ? "invalid_request_error" : "api_error";
    };
  }

  private static long number(String text) {
    return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
  }
}
