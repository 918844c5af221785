package io.holdfast.payments.messaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import java.io.IOException;

/**
 * Payment data of a placed order.
 *
 * @param amount the total
 */
record PlacedOrder(OrderId order, Money amount) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads the event of a placed order, skipping the order's lines.
   *
   * @throws IllegalArgumentException if a field is missing or malformed
   */
  static PlacedOrder of(DomainEvent placed) {
    String order = null;
    String currency = null;
    long minorUnits = -1;
    try (JsonParser fields = JSON.createParser(placed.data())) {
      if (fields.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("event " + placed.id() + " carries no object");
      }
      for (String name = fields.nextFieldName(); name != null; name = fields.nextFieldName()) {
        fields.nextToken();
        switch (name) {
          case "orderId" -> order = fields.getText();
          case "totalMinorUnits" -> minorUnits = fields.getLongValue();
          case "currency" -> currency = fields.getText();
          default -> fields.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("event " + placed.id() + " cannot be read", e);
    }
    if (order == null) {
      throw new IllegalArgumentException("event " + placed.id() + " names no order");
    }
    return new PlacedOrder(OrderId.of(order), new Money(minorUnits, currency));
  }
}
