package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * The state after a cycle.
 *
 * @param shown orders as the server shows them, by id; one it does not know is missing
 * @param keys what is stored under the idempotency keys of the cycle
 * @param orders ids of all orders of the hub
 * @param reserved ids of all orders with a reservation in any warehouse
 */
public record Evidence(
    Map<String, JsonNode> shown, Map<String, Key> keys, Set<String> orders, Set<String> reserved) {

  /**
   * A stored key.
   *
   * @param status of the answer, 201 or 409
   * @param order id the order has, or would have had
   */
  public record Key(int status, String order) {}
}
