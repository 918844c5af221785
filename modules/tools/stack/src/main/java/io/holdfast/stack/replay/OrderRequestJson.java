package io.holdfast.stack.replay;

import io.holdfast.stack.load.foodmart.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes the body of {@code POST /orders} by string concatenation, for speed. */
public final class OrderRequestJson {
  private final StringBuilder text = new StringBuilder(256);
  private boolean hasLine;
  private Instant orderedAt;

  /** An order without lines by a customer at this location. */
  public OrderRequestJson(String customer, String country, String postalCode, GeoPoint place) {
    text.append("{\"customerId\":\"").append(customer);
    text.append("\",\"shipTo\":{\"country\":\"").append(country);
    text.append("\",\"postalCode\":\"").append(postalCode);
    text.append("\",\"latitude\":").append(place.latitude());
    text.append(",\"longitude\":").append(place.longitude());
    text.append("},\"lines\":[");
  }

  /** One more line; the SKU needs no escaping. */
  public OrderRequestJson line(String sku, int quantity) {
    text.append(hasLine ? ",{\"sku\":\"" : "{\"sku\":\"").append(sku);
    text.append("\",\"quantity\":").append(quantity).append('}');
    hasLine = true;
    return this;
  }

  /** When it was ordered, if that is not now. */
  public OrderRequestJson orderedAt(Instant time) {
    orderedAt = time;
    return this;
  }

  /** The whole body, in UTF-8. */
  public byte[] paidWith(String token) {
    text.append("],\"payment\":{\"token\":\"").append(token);
    text.append("\"},\"placement\":\"ATOMIC\"");
    if (orderedAt != null) {
      text.append(",\"orderedAt\":\"").append(orderedAt).append('"');
    }
    text.append('}');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
