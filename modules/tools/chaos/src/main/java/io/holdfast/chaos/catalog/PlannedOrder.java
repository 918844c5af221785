package io.holdfast.chaos.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * An order to be placed.
 *
 * @param kind what kind it is
 * @param home code of the only warehouse that can meet it; the empty text when there are others
 * @param token payment token
 * @param body as it is sent
 */
public record PlannedOrder(OrderKind kind, String home, String token, byte[] body) {

  private static final Set<String> ON_ITS_WAY = Set.of("PARTLY_SHIPPED", "SHIPPED", "COMPLETED");

  /** Expected status once the payment is decided. */
  public String ending() {
    return token.equals(OrderGenerator.DECLINED) ? "CANCELLED" : "CONFIRMED";
  }

  /** Whether it may have this status once the payment is decided: a paid order goes on its way. */
  public boolean mayBe(String status) {
    return status.equals(ending()) || ending().equals("CONFIRMED") && ON_ITS_WAY.contains(status);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
