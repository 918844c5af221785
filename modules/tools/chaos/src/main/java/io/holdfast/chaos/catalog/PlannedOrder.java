package io.holdfast.chaos.catalog;

import java.nio.charset.StandardCharsets;

/**
 * An order to be placed.
 *
 * @param kind what kind it is
 * @param home code of the only warehouse that can meet it; the empty text when there are others
 * @param token payment token
 * @param body as it is sent
 */
public record PlannedOrder(OrderKind kind, String home, String token, byte[] body) {

  /** Expected final status once the payment is decided. */
  public String ending() {
    return token.equals(OrderGenerator.DECLINED) ? "CANCELLED" : "CONFIRMED";
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
