package io.holdfast.kernel;

import java.util.UUID;

/**
 * The identity of an order: a time-ordered UUID (RFC 9562, version 7) made by the application.
 *
 * @param value never null
 */
public record OrderId(UUID value) implements Comparable<OrderId> {

  /**
   * @throws IllegalArgumentException if the value is missing
   */
  public OrderId {
    if (value == null) {
      throw new IllegalArgumentException("an order id is a UUID");
    }
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static OrderId of(String text) {
    return new OrderId(UUID.fromString(text));
  }

  @Override
  public int compareTo(OrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
