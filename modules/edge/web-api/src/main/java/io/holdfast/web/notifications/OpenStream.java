package io.holdfast.web.notifications;

import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.NotificationListener;
import io.holdfast.web.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One stream to a client. A client that does not read is disconnected after some events; it resumes
 * where it was.
 */
final class OpenStream implements NotificationListener {
  private static final int MOST_UNREAD = 100;
  private static final long RECONNECT_MILLIS = 2000;

  private final SseEventSink sink;
  private final Sse sse;
  private final AtomicInteger unread = new AtomicInteger();

  /** Sends a first comment, so that the client knows that the stream is open. */
  OpenStream(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
    send(sse.newEventBuilder().comment("open").reconnectDelay(RECONNECT_MILLIS).build());
  }

  @Override
  public void message(CustomerNotification message) {
    String json = new String(Json.bytes(NotificationJson.of(message)), StandardCharsets.UTF_8);
    send(
        sse.newEventBuilder()
            .name("notification")
            .id(message.id().toString())
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(String.class, json)
            .build());
  }

  @Override
  public void reload() {
    send(sse.newEventBuilder().name("reload").data(String.class, "{}").build());
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
      System.getLogger(OpenStream.class.getName())
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
      // The client has gone; the feed notices that the stream is closed.
      close();
    }
  }
}
