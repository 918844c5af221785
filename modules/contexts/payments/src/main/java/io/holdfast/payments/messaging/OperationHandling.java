package io.holdfast.payments.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.batching.BoundedWait;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ReturnEvent;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.payments.operation.OperationRequest;
import io.holdfast.payments.operation.OperationRequest.Type;
import io.holdfast.payments.operation.OperationRequests;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Handles events that money follows: of shipments, cancelled units and returns. The operation is
 * durable on return; the provider is called later.
 */
@Singleton
public final class OperationHandling {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFUND = "REFUND";

  private final OperationRequests requests;

  @Inject
  public OperationHandling(OperationRequests requests) {
    this.requests = requests;
  }

  /**
   * Handles one event; a repetition changes nothing.
   *
   * @throws IllegalArgumentException if it is malformed, or no money follows from its type
   * @throws RuntimeException if the event is to be delivered again
   */
  public void handle(DomainEvent event) {
    BoundedWait.await(requests.add(request(event)), DATABASE_PATIENCE, "the hub");
  }

  private static OperationRequest request(DomainEvent event) {
    JsonNode data = data(event);
    OrderId order = OrderId.of(text(event, data, "orderId"));
    Type type = type(event, data);
    UUID cause =
        switch (type) {
          case CAPTURE, REFUND_LOST, NONE -> uuid(event, data, "shipmentId");
          case REFUND_RETURN -> uuid(event, data, "returnId");
          case CANCEL -> order.value();
        };
    JsonNode amount = data.path("amountMinorUnits");
    if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw new IllegalArgumentException("event " + event.id() + " names no amount");
    }
    return new OperationRequest(
        event.id(),
        order,
        type,
        cause,
        new Money(amount.longValue(), text(event, data, "currency")));
  }

  private static Type type(DomainEvent event, JsonNode data) {
    String type = event.type();
    if (type.equals(ShipmentEvent.DISPATCHED.type())) {
      return Type.CAPTURE;
    } else if (type.equals(ShipmentEvent.LOST.type())) {
      return data.path("policy").asText().equals(REFUND) ? Type.REFUND_LOST : Type.NONE;
    } else if (type.equals(OrderEvent.UNITS_CANCELLED.type())) {
      return Type.CANCEL;
    } else if (type.equals(ReturnEvent.RECEIVED.type())) {
      return Type.REFUND_RETURN;
    }
    throw new IllegalArgumentException("no money follows from " + type);
  }

  private static JsonNode data(DomainEvent event) {
    try {
      return JSON.readTree(event.data());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event " + event.id() + " cannot be read", e);
    }
  }

  private static UUID uuid(DomainEvent event, JsonNode data, String name) {
    return UUID.fromString(text(event, data, name));
  }

  private static String text(DomainEvent event, JsonNode data, String name) {
    JsonNode value = data.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("event " + event.id() + " has no " + name);
    }
    return value.textValue();
  }
}
