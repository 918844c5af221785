package io.holdfast.fulfilment;

import io.holdfast.platform.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The body of a report.
 *
 * @param reference the shipment
 * @param at ISO 8601 with an offset
 */
record ReportJson(String reference, String trackingNumber, String code, String at) {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException if it is malformed
   * @throws UnknownShipmentException if its reference is none of this shipper
   */
  static CarrierReport read(String eventId, byte[] body) {
    ReportJson json = JsonText.read(new String(body, StandardCharsets.UTF_8), ReportJson.class);
    if (json == null || json.reference() == null || json.code() == null || json.at() == null) {
      throw new IllegalArgumentException("a report has reference, code and at");
    }
    if (!UUID_FORM.matcher(json.reference()).matches()) {
      throw new UnknownShipmentException(new UUID(0, 0));
    }
    return new CarrierReport(
        eventId,
        UUID.fromString(json.reference()),
        json.trackingNumber(),
        CarrierReport.Code.valueOf(json.code()),
        json.instant());
  }

  private Instant instant() {
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("at is a time of ISO 8601 with an offset", e);
    }
  }
}
