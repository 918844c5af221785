package io.holdfast.stack.balancer;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Tells which requests may be sent a second time when the server that had them is gone: reads, and
 * changes with an idempotency key. The body of such a change is kept until it is answered.
 */
final class RepeatableRequests implements HttpHandler {
  private static final HttpString KEY = new HttpString("Idempotency-Key");
  private static final Set<HttpString> READS = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);

  /** Longer bodies are passed on as they come, and not repeated. */
  private static final long MOST_BYTES = 1024 * 1024L;

  private static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);

  private final HttpHandler next;

  RepeatableRequests(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    long length = exchange.getRequestContentLength();
    if (exchange.getRequestHeaders().contains(KEY) && length > 0 && length <= MOST_BYTES) {
      exchange
          .getRequestReceiver()
          .receiveFullBytes(
              (received, body) -> {
                received.putAttachment(BODY, body);
                rewind(received);
                received.dispatch(next);
              });
    } else {
      next.handleRequest(exchange);
    }
  }

  /** Whether the request can be sent to another server. */
  static boolean isRepeatable(HttpServerExchange exchange) {
    return READS.contains(exchange.getRequestMethod())
        || exchange.getAttachment(BODY) != null
        || (exchange.getRequestHeaders().contains(KEY)
            && "0".equals(exchange.getRequestHeaders().getFirst(Headers.CONTENT_LENGTH)));
  }

  /** Makes the body readable from its beginning, if it was kept. */
  static void rewind(HttpServerExchange exchange) {
    byte[] body = exchange.getAttachment(BODY);
    if (body != null) {
      Connectors.ungetRequestBytes(exchange, buffers(exchange, body));
      Connectors.resetRequestChannel(exchange);
    }
  }

  private static PooledByteBuffer[] buffers(HttpServerExchange exchange, byte[] body) {
    ByteBufferPool pool = exchange.getConnection().getByteBufferPool();
    int size = pool.getBufferSize();
    PooledByteBuffer[] buffers = new PooledByteBuffer[(body.length + size - 1) / size];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = pool.allocate();
      ByteBuffer buffer = buffers[i].getBuffer();
      buffer.clear();
      buffer.put(body, i * size, Math.min(size, body.length - i * size));
      buffer.flip();
    }
    return buffers;
  }
}
