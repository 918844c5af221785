package io.holdfast.payments.messaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentRequest;
import java.io.IOException;

/** Reads what is to be paid out of OrderPlaced, passing over the order's lines unparsed. */
final class PlacedOrder {
  private static final JsonFactory JSON = new JsonFactory();

  private PlacedOrder() {}

  /**
   * The payment that the event asks for.
   *
   * @throws IllegalArgumentException if a field is missing or malformed
   */
  static PaymentRequest request(DomainEvent placed) {
    String order = null;
    String currency = null;
    String token = null;
    long cents = -1;
    try (JsonParser fields = JSON.createParser(placed.data())) {
      if (fields.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("event " + placed.id() + " carries no object");
      }
      for (String name = fields.nextFieldName(); name != null; name = fields.nextFieldName()) {
        fields.nextToken();
        switch (name) {
          case "orderId" -> order = fields.getText();
          case "totalCents" -> cents = fields.getLongValue();
          case "currency" -> currency = fields.getText();
          case "paymentToken" -> token = fields.getText();
          default -> fields.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("event " + placed.id() + " cannot be read", e);
    }
    if (order == null || token == null) {
      throw new IllegalArgumentException("event " + placed.id() + " names no order or no token");
    }
    return new PaymentRequest(OrderId.of(order), new Money(cents, currency), token);
  }
}
