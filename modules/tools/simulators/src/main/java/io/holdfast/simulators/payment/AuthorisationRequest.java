package io.holdfast.simulators.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Currency;

/**
 * A request for an authorisation.
 *
 * @param orderId the order the money is for
 * @param amountCents in minor units of the currency, positive
 * @param currency ISO 4217 code
 * @param token selects the behaviour, see {@link PaymentToken}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuthorisationRequest(
    String orderId, long amountCents, String currency, String token) {
  private static final int LONGEST_TEXT = 255;

  /** Whether every field is present and within its limits. */
  boolean isValid() {
    return isText(orderId) && isText(token) && amountCents > 0 && isCurrency(currency);
  }

  private static boolean isCurrency(String code) {
    try {
      return code != null && Currency.getInstance(code).getDefaultFractionDigits() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }
}
