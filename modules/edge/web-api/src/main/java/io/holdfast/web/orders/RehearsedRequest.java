package io.holdfast.web.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.OrderRehearsal;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.json.Json;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;

/** An order as it is read, checked and answered, without a client. */
public final class RehearsedRequest {
  private final RequestBody<NewOrder> bodies;
  private final byte[] body =
      OrderExamples.NEW
          .replace("fm-1", OrderRehearsal.SKU.value())
          .getBytes(StandardCharsets.UTF_8);
  private NewOrder last;

  public RehearsedRequest(Validator validator) {
    this.bodies = new RequestBody<>(NewOrder.class, validator, NewOrderRules::hold);
  }

  /** Reads the body. */
  public PlaceOrder read() {
    last = bodies.read(body);
    NewOrder.ShipTo to = last.shipTo();
    return new PlaceOrder(
        new OrderId(TimeOrderedUuid.next()),
        last.customerId(),
        new Destination(to.country(), to.postalCode(), new Location(to.latitude(), to.longitude())),
        last.lines().stream().map(l -> new OrderLine(new Sku(l.sku()), l.quantity())).toList(),
        last.payment().token());
  }

  /** A key for the order that was read last. */
  public IdempotencyKey key(String text) {
    return IdempotencyKey.sentBy("rehearsal", text, Json.bytes(last));
  }

  /** Writes the answer; returns its length. */
  public int answer(PlacementResult result) {
    return result instanceof PlacementResult.Placed placed
        ? placed.order().getBytes(StandardCharsets.UTF_8).length
        : PlacementAnswer.of(result).getStatus();
  }
}
