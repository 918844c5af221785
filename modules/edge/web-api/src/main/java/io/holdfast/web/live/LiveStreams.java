package io.holdfast.web.live;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.web.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends the figures to everybody who looks, once a second, in one thread: more people cost little
 * more. While nobody looks, nothing is done.
 */
@Singleton
public class LiveStreams {
  private static final int MOST = 50;
  private static final long RECONNECT_MILLIS = 2000;

  private final LiveMetrics figures;
  private final ServerThreads threads;
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean running;

  @Inject
  public LiveStreams(LiveMetrics figures, ServerThreads threads) {
    this.figures = figures;
    this.threads = threads;
  }

  private record Viewer(SseEventSink sink, Sse sse) {
    void send(String json) {
      OutboundSseEvent event =
          sse.newEventBuilder()
              .name("live")
              .mediaType(MediaType.TEXT_PLAIN_TYPE)
              .data(String.class, json)
              .build();
      try {
        sink.send(event);
      } catch (IllegalStateException gone) {
        close();
      }
    }

    void close() {
      try {
        sink.close();
      } catch (IOException e) {
        System.getLogger(LiveStreams.class.getName())
            .log(System.Logger.Level.DEBUG, "the viewer has gone before", e);
      }
    }
  }

  /**
   * Adds a viewer.
   *
   * @throws UnavailableException beyond 50 of them
   */
  synchronized void open(SseEventSink sink, Sse sse) {
    viewers.removeIf(viewer -> viewer.sink().isClosed());
    if (viewers.size() >= MOST) {
      throw new UnavailableException("too many pages look at this server");
    }
    sink.send(sse.newEventBuilder().comment("open").reconnectDelay(RECONNECT_MILLIS).build());
    viewers.add(new Viewer(sink, sse));
    if (!running) {
      running = true;
      threads.factory().newThread(this::run).start();
    }
  }

  private void run() {
    LiveMetrics.Moment before = figures.now();
    try {
      while (!stopped.await(1, TimeUnit.SECONDS) && someoneLooks()) {
        LiveMetrics.Moment after = figures.now();
        String json =
            new String(Json.bytes(figures.between(before, after)), StandardCharsets.UTF_8);
        viewers.forEach(viewer -> viewer.send(json));
        before = after;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean someoneLooks() {
    viewers.removeIf(viewer -> viewer.sink().isClosed());
    running = !viewers.isEmpty();
    return running;
  }

  /** Ends all streams. */
  @PreDestroy
  void stop() {
    stopped.countDown();
    viewers.forEach(Viewer::close);
  }
}
