package io.holdfast.stack.replay;

import io.holdfast.stack.load.foodmart.GeoPoint;
import java.nio.charset.StandardCharsets;

/** Writes the body of {@code POST /orders} by string concatenation, for speed. */
public final class OrderRequestJson {
  private final StringBuilder text = new StringBuilder(256);
  private boolean hasLine;

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

  /** The whole body, in UTF-8. */
  public byte[] paidWith(String token) {
    text.append("],\"payment\":{\"token\":\"").append(token);
    text.append("\"},\"placement\":\"ATOMIC\"}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
