package io.holdfast.web.orders;

/** Examples for the OpenAPI document. */
final class OrderExamples {
  static final String NEW =
      """
      {"customerId":"c1",
       "shipTo":{"country":"US","postalCode":"98225","latitude":48.7,"longitude":-122.4},
       "lines":[{"sku":"fm-1","quantity":2}],
       "payment":{"token":"tok_ok"},
       "placement":"ATOMIC"}""";

  static final String PLACED =
      """
      {"id":"01926c1a-7d5e-7c3a-9f10-2b8e6f4a1c07","status":"PLACED","customerId":"c1",
       "lines":[{"sku":"fm-1","quantity":2,"unitPrice":2.85,
                 "allocations":[{"warehouse":"seattle","quantity":2}]}],
       "total":5.70,"currency":"USD","placedAt":"2026-01-01T12:00:00Z"}""";

  static final String CURRENT =
      """
      {"id":"01926c1a-7d5e-7c3a-9f10-2b8e6f4a1c07","status":"CONFIRMED","customerId":"c1",
       "lines":[{"sku":"fm-1","quantity":2,"unitPrice":2.85,
                 "allocations":[{"warehouse":"seattle","quantity":2}]}],
       "total":5.70,"currency":"USD","placedAt":"2026-01-01T12:00:00Z",
       "confirmedAt":"2026-01-01T12:00:01Z","placement":"ATOMIC","expiresAt":"2026-01-01T12:15:00Z",
       "payment":{"status":"AUTHORISED","authorised":5.70,"captured":0.00,"refunded":0.00},
       "shipments":[]}""";

  static final String CANCELLATION =
      """
      {"reason":"ordered twice"}""";

  static final String SHORT =
      """
      {"type":"urn:holdfast:problem:insufficient-stock","title":"There is not enough stock",
       "status":409,"detail":"1 SKU(s) are short; nothing was reserved","instance":"/api/v1/orders",
       "shortages":[{"sku":"fm-1","requested":2,"available":1}]}""";

  private OrderExamples() {}
}
