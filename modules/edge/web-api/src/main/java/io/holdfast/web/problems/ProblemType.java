package io.holdfast.web.problems;

/** The problem types. Names and codes are part of the public contract. */
public enum ProblemType {
  MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
  INVALID_REQUEST("invalid-request", 400, "The request breaks a rule"),
  UNKNOWN_PARAMETER("unknown-parameter", 400, "A query parameter is not known"),
  IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "An Idempotency-Key is required"),
  IDEMPOTENCY_KEY_INVALID("idempotency-key-invalid", 400, "The Idempotency-Key is malformed"),
  UNAUTHENTICATED("unauthenticated", 401, "Credentials are required"),
  INVALID_SIGNATURE("invalid-signature", 401, "The callback is not signed as agreed"),
  FORBIDDEN("forbidden", 403, "The role does not allow this"),
  SALE_TICKET_REQUIRED("sale-ticket-required", 403, "The SKU is sold to ticket holders only"),
  SALE_TICKET_INVALID("sale-ticket-invalid", 403, "The ticket does not buy"),
  SALE_TICKET_WAITING("sale-ticket-waiting", 403, "The turn of the ticket has not come"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  UNKNOWN_SKU("unknown-sku", 404, "A SKU is not known"),
  UNKNOWN_PRICE("unknown-price", 404, "The product has no such price"),
  UNKNOWN_ORDER("unknown-order", 404, "The order is not known"),
  UNKNOWN_RETURN("unknown-return", 404, "The return is not known"),
  UNKNOWN_ALERT("unknown-alert", 404, "The alert is not known"),
  UNKNOWN_MESSAGE("unknown-message", 404, "There is no such failed message"),
  UNKNOWN_WEBHOOK("unknown-webhook", 404, "The webhook is not known"),
  UNKNOWN_DELIVERY("unknown-delivery", 404, "The webhook has no such delivery"),
  UNKNOWN_WAREHOUSE("unknown-warehouse", 404, "The warehouse is not known"),
  MIXED_CURRENCIES("mixed-currencies", 400, "One order is paid in one currency"),
  UNKNOWN_STOCK_ITEM("unknown-stock-item", 404, "The warehouse does not carry this SKU"),
  UNKNOWN_DEAD_LETTER("unknown-dead-letter", 404, "The dead letter is not known"),
  UNKNOWN_OUTBOX_ROW("unknown-outbox-row", 404, "There is no such failed outbox row"),
  UNKNOWN_CACHE("unknown-cache", 404, "There is no such cache"),
  UNKNOWN_INBOUND("unknown-inbound-shipment", 404, "The inbound shipment is not known"),
  UNKNOWN_TRANSFER("unknown-transfer", 404, "The transfer is not known"),
  UNKNOWN_SHIPMENT("unknown-shipment", 404, "The shipment is not known"),
  UNKNOWN_REFERENCE("unknown-reference", 404, "The callback is about nothing known here"),
  UNKNOWN_IMPORT("unknown-import", 404, "The import is not known"),
  UNKNOWN_SALE("unknown-sale", 404, "The sale is not known"),
  UNKNOWN_SALE_TICKET("unknown-sale-ticket", 404, "The sale has no such ticket"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "The accepted media types are not offered"),
  INSUFFICIENT_STOCK("insufficient-stock", 409, "There is not enough stock"),
  REQUEST_IN_FLIGHT("request-in-flight", 409, "The same request is being worked on"),
  ILLEGAL_ORDER_STATE("illegal-order-state", 409, "The order's state does not allow this"),
  ILLEGAL_INBOUND_STATE("illegal-inbound-state", 409, "Nothing more is expected of the shipment"),
  ILLEGAL_TRANSFER_STATE("illegal-transfer-state", 409, "The transfer has ended"),
  DUPLICATE_REFERENCE("duplicate-reference", 409, "The reference was booked before"),
  EXCEEDS_SENT("receipt-exceeds-sent", 409, "More would arrive than is in transit"),
  PURCHASE_LIMIT_EXCEEDED("purchase-limit-exceeded", 409, "The customer may not buy so many"),
  PRICE_MISSING("price-missing", 409, "There is no price in this currency"),
  TOO_MANY_PRICES("too-many-prices", 409, "The product has too many future prices"),
  ILLEGAL_SHIPMENT_STATE("illegal-shipment-state", 409, "The shipment's state does not allow this"),
  ILLEGAL_RETURN_STATE("illegal-return-state", 409, "The return's state does not allow this"),
  RETURN_EXCEEDS_SHIPPED("return-exceeds-shipped", 409, "More would come back than was shipped"),
  ILLEGAL_SALE_STATE("illegal-sale-state", 409, "The state of the sale does not allow this"),
  SKU_IN_ANOTHER_SALE("sku-in-another-sale", 409, "A SKU is in another sale"),
  ORDERS_UNDER_WAY("orders-under-way", 409, "The customer has orders that have not ended"),
  BELOW_RESERVED("below-reserved", 409, "Stock would fall below what is reserved"),
  CONFLICT("conflict", 409, "The request contradicts what is there"),
  STALE_VERSION("stale-version", 412, "The version is no longer the current one"),
  BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The key was used for another request"),
  IF_MATCH_REQUIRED("if-match-required", 428, "An If-Match header is required"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests in a short time"),
  INTERNAL_ERROR("internal-error", 500, "The server failed"),
  INSIGHTS_UNAVAILABLE("insights-unavailable", 503, "The search store is away"),
  UNAVAILABLE("unavailable", 503, "Try again in a moment");

  private static final String PREFIX = "urn:holdfast:problem:";

  private final String label;
  private final int status;
  private final String title;

  ProblemType(String label, int status, String title) {
    this.label = label;
    this.status = status;
    this.title = title;
  }

  /** The stable type, such as {@code urn:holdfast:problem:not-found}. */
  public String uri() {
    return PREFIX + label;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** A short summary, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The type for a bare status code of the container. */
  public static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> STALE_VERSION;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    };
  }
}
