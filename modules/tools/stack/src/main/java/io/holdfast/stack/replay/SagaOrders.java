package io.holdfast.stack.replay;

import java.nio.charset.StandardCharsets;

/**
 * The same orders, placed by saga.
 *
 * @param orders placed atomically
 */
public record SagaOrders(OrderSource orders) implements OrderSource {
  @Override
  public byte[] body(long ordinal, String token) {
    return new String(orders.body(ordinal, token), StandardCharsets.UTF_8)
        .replace("\"placement\":\"ATOMIC\"", "\"placement\":\"SAGA\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
