package io.holdfast.bench.load;

import io.holdfast.stack.load.http.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Orders, each under a key of its own. */
final class OrderRequests implements Requests {
  private static final int CREATED = 201;
  private final OrderBodies orders;
  private final String run;
  private final byte[] head;

  /**
   * @param run begins every key
   */
  OrderRequests(Endpoint endpoint, OrderBodies orders, String run) {
    this.orders = orders;
    this.run = run;
    this.head =
        (RequestHead.of("POST", "/api/v1/orders", endpoint)
                + "Content-Type: application/json\r\nIdempotency-Key: ")
            .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(ByteBuffer request, long ordinal) {
    byte[] body = orders.body(ordinal);
    request.put(head).put((run + "-" + ordinal).getBytes(StandardCharsets.US_ASCII));
    request.put(
        ("\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    request.put(body);
  }

  @Override
  public boolean isDone(int status) {
    return status == CREATED;
  }
}
