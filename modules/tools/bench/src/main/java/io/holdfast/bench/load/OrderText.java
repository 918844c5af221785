package io.holdfast.bench.load;

import io.holdfast.stack.load.foodmart.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes orders as JSON by string concatenation, for speed. */
public final class OrderText {
  private OrderText() {}

  /** An order of these units by SKU, with a valid payment token. */
  public static byte[] of(String customer, GeoPoint place, Map<String, Integer> units) {
    StringBuilder text = new StringBuilder(256);
    text.append("{\"customerId\":\"").append(customer);
    text.append("\",\"shipTo\":{\"country\":\"US\",\"postalCode\":\"98225\",\"latitude\":");
    text.append(place.latitude()).append(",\"longitude\":").append(place.longitude());
    text.append("},\"lines\":[");
    units.forEach(
        (sku, quantity) -> {
          text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
          text.append("{\"sku\":\"").append(sku);
          text.append("\",\"quantity\":").append(quantity).append('}');
        });
    text.append("],\"payment\":{\"token\":\"tok_ok\"},\"placement\":\"ATOMIC\"}");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
