package io.holdfast.web.http;

import io.holdfast.web.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Server-sent events to one client. A client that does not read is disconnected after some. */
public final class EventStream {
  private static final long RECONNECT_MILLIS = 2000;

  private final SseEventSink sink;
  private final Sse sse;
  private final int mostUnread;
  private final AtomicInteger unread = new AtomicInteger();

  /**
   * A stream on which nothing is sent yet: the request may still be refused.
   *
   * @param mostUnread events that may wait for the client
   */
  public EventStream(SseEventSink sink, Sse sse, int mostUnread) {
    this.sink = sink;
    this.sse = sse;
    this.mostUnread = mostUnread;
  }

  /** Sends a comment, so that the client knows that the stream is open before there is an event. */
  public EventStream opened() {
    send(sse.newEventBuilder().comment("open").reconnectDelay(RECONNECT_MILLIS).build());
    return this;
  }

  /** Sends an event without an id. */
  public void send(String name, Object data) {
    send(event(name, data).build());
  }

  /**
   * Sends an event.
   *
   * @param id from which a client that has lost its connection goes on
   */
  public void send(String name, String id, Object data) {
    send(event(name, data).id(id).build());
  }

  private OutboundSseEvent.Builder event(String name, Object data) {
    String json = new String(Json.bytes(data), StandardCharsets.UTF_8);
    return sse.newEventBuilder()
        .name(name)
        .reconnectDelay(RECONNECT_MILLIS)
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, json);
  }

  /** Sends a comment, so that nobody in between takes the stream for dead. */
  public void keepAlive() {
    send(sse.newEventBuilder().comment("alive").build());
  }

  /** Whether the client is still there, as far as is known. */
  public boolean isOpen() {
    return !sink.isClosed();
  }

  /** Disconnects the client. */
  public void close() {
    try {
      sink.close();
    } catch (IOException e) {
      System.getLogger(EventStream.class.getName())
          .log(System.Logger.Level.DEBUG, "the client has gone before", e);
    }
  }

  private void send(OutboundSseEvent event) {
    if (unread.incrementAndGet() > mostUnread) {
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
      // The client has gone; whoever sends notices that the stream is closed.
      close();
    }
  }
}
