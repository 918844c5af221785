package io.holdfast.stack.load.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One kept connection, opened when first needed and again after it broke. No pool, redirect or
 * negotiation; the constant part of each request is encoded once, to leave the processors to the
 * server. Not thread-safe.
 */
public final class Wire implements Closeable {
  private static final int CONNECT_MILLIS = 5_000;

  private final Endpoint endpoint;
  private final int patienceMillis;
  private final byte[] fields;
  private final ByteArrayOutputStream request = new ByteArrayOutputStream(1024);
  private Socket socket;
  private ReplyReader replies;

  /**
   * @param patience read timeout
   */
  public Wire(Endpoint endpoint, Duration patience) {
    this.endpoint = endpoint;
    this.patienceMillis = Math.toIntExact(patience.toMillis());
    this.fields =
        (" HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nAccept: application/json\r\n"
                .formatted(endpoint.hostHeader(), endpoint.authorization()))
            .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Sends one request and reads its whole answer.
   *
   * @throws IOException if the connection fails: the server may or may not have worked on it
   */
  public ApiReply send(ApiRequest call) throws IOException {
    try {
      if (socket == null) {
        open();
      }
      encode(call);
      request.writeTo(socket.getOutputStream());
      ApiReply reply = replies.next();
      if (replies.isLast()) {
        close();
      }
      return reply;
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private void encode(ApiRequest call) {
    request.reset();
    text(call.method());
    text(" ");
    text(endpoint.path());
    text(call.path());
    request.writeBytes(fields);
    if (call.key() != null) {
      text("Idempotency-Key: ");
      text(call.key());
      text("\r\n");
    }
    if (call.saleTicket() != null) {
      text("Sale-Ticket: ");
      text(call.saleTicket());
      text("\r\n");
    }
    if (call.body() == null) {
      text("\r\n");
    } else {
      text("Content-Type: application/json\r\nContent-Length: ");
      text(Integer.toString(call.body().length));
      text("\r\n\r\n");
      request.writeBytes(call.body());
    }
  }

  private void text(String ascii) {
    request.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void open() throws IOException {
    Socket fresh = new Socket();
    try {
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(patienceMillis);
      fresh.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), CONNECT_MILLIS);
      replies = new ReplyReader(fresh.getInputStream());
      socket = fresh;
    } catch (IOException refused) {
      fresh.close();
      throw refused;
    }
  }

  @Override
  public void close() {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      request.reset();
    } finally {
      socket = null;
    }
  }
}
