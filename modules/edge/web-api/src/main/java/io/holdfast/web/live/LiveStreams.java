package io.holdfast.web.live;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.web.http.EventStream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
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
  private static final int MOST_UNREAD = 20;

  private final LiveMetrics figures;
  private final ServerThreads threads;
  private final List<EventStream> viewers = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean running;

  @Inject
  public LiveStreams(LiveMetrics figures, ServerThreads threads) {
    this.figures = figures;
    this.threads = threads;
  }

  /**
   * Adds a viewer.
   *
   * @throws UnavailableException beyond 50 of them
   */
  synchronized void open(SseEventSink sink, Sse sse) {
    viewers.removeIf(viewer -> !viewer.isOpen());
    if (viewers.size() >= MOST) {
      throw new UnavailableException("too many pages look at this server");
    }
    viewers.add(new EventStream(sink, sse, MOST_UNREAD).opened());
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
        LiveJson live = figures.between(before, after);
        viewers.forEach(viewer -> viewer.send("live", live));
        before = after;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean someoneLooks() {
    viewers.removeIf(viewer -> !viewer.isOpen());
    running = !viewers.isEmpty();
    return running;
  }

  /** Ends all streams. */
  @PreDestroy
  void stop() {
    stopped.countDown();
    viewers.forEach(EventStream::close);
  }
}
