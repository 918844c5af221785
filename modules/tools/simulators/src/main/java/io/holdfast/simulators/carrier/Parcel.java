package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A parcel that needs a label.
 *
 * @param reference the shipper's name for it, the key of its label
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Parcel(String reference, Address to) {
  private static final int LONGEST_TEXT = 100;

  /** Where it goes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Address(String country, String postalCode) {}

  boolean isValid() {
    return isText(reference) && to != null && isText(to.country()) && isText(to.postalCode());
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }

  /** The same for the same reference: the reference with a check sum, in capital letters. */
  String trackingNumber() {
    return trackingNumber(reference);
  }

  static String trackingNumber(String reference) {
    CRC32 sum = new CRC32();
    sum.update(reference.getBytes(StandardCharsets.UTF_8));
    return "SW"
        + reference.replace("-", "").toUpperCase(Locale.ROOT)
        + String.format(Locale.ROOT, "%03d", sum.getValue() % 1000);
  }
}
