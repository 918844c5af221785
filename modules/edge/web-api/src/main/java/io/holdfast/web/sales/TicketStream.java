package io.holdfast.web.sales;

import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketListener;
import io.holdfast.web.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** One stream to a client; one that does not read is disconnected after some events. */
final class TicketStream implements TicketListener {
  private static final int MOST_UNREAD = 20;
  private static final long RECONNECT_MILLIS = 2000;

  private final SseEventSink sink;
  private final Sse sse;
  private final AtomicInteger unread = new AtomicInteger();

  TicketStream(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  @Override
  public void ticket(Ticket ticket) {
    String json = new String(Json.bytes(TicketJson.of(ticket)), StandardCharsets.UTF_8);
    send(
        sse.newEventBuilder()
            .name("ticket")
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .reconnectDelay(RECONNECT_MILLIS)
            .data(String.class, json)
            .build());
  }

  @Override
  public void keepAlive() {
    send(sse.newEventBuilder().comment("alive").build());
  }

  @Override
  public boolean isOpen() {
    return !sink.isClosed();
  }

  @Override
  public void close() {
    try {
      sink.close();
    } catch (IOException e) {
      System.getLogger(TicketStream.class.getName())
          .log(System.Logger.Level.DEBUG, "the client has gone before", e);
    }
  }

  private void send(OutboundSseEvent event) {
    if (unread.incrementAndGet() > MOST_UNREAD) {
      close();
      return;
    }
    try {
      sink.send(event)
          .whenComplete(
              (sent, failure) -> {
                unread.decrementAndGet();
                if (failure != null) {
                  close();
                }
              });
    } catch (IllegalStateException e) {
      // The client has gone; the module notices that the stream is closed.
      close();
    }
  }
}
