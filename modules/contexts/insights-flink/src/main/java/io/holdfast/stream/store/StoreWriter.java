package io.holdfast.stream.store;

import io.holdfast.insights.StoreIndex;
import io.holdfast.insights.StoreUnavailableException;
import io.holdfast.stream.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Gathers documents and writes them in batches, one batch at a time: the order of writes is that of
 * the stream. While the store is away the writer waits, and with it all that comes before; events
 * then wait in their queue.
 */
final class StoreWriter implements SinkWriter<StoreDocument> {
  private static final System.Logger LOG = System.getLogger(StoreWriter.class.getName());
  private static final long PAUSE_MILLIS = 400;
  private static final long FIRST_DELAY_MILLIS = 100;
  private static final long LONGEST_DELAY_MILLIS = 5_000;

  private final BulkStore store;
  private final ProcessingTimeService time;
  private final Progress progress;
  private Batch batch = new Batch();
  private Collection<StoreDocument> sent = List.of();
  private CompletableFuture<List<StoreDocument>> answer =
      CompletableFuture.completedFuture(List.of());

  StoreWriter(BulkStore store, ProcessingTimeService time, int subtask) {
    this.store = store;
    this.time = time;
    this.progress = new Progress(subtask);
    nextTimer();
  }

  @Override
  public void write(StoreDocument document, Context context) throws InterruptedException {
    batch.add(document);
    if (batch.isFull()) {
      send();
    }
  }

  @Override
  public void writeWatermark(Watermark watermark) {
    progress.seen(watermark.getTimestamp(), time.getCurrentProcessingTime());
  }

  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    send();
    await();
  }

  private void nextTimer() {
    time.registerTimer(time.getCurrentProcessingTime() + PAUSE_MILLIS, this::onTimer);
  }

  private void onTimer(long now) throws InterruptedException {
    if (answer.isDone()) {
      send();
    }
    nextTimer();
  }

  /** Sends what has been gathered, when what was sent before is written. */
  private void send() throws InterruptedException {
    await();
    StoreDocument mark = progress.next(time.getCurrentProcessingTime());
    if (batch.isEmpty() && mark == null) {
      return;
    }
    List<StoreDocument> documents = new ArrayList<>(batch.documents());
    if (mark != null) {
      documents.add(mark);
    }
    batch = new Batch();
    sent = documents;
    answer = store.write(sent);
  }

  /** Returns when everything sent is written. */
  private void await() throws InterruptedException {
    long delay = FIRST_DELAY_MILLIS;
    while (!sent.isEmpty()) {
      try {
        List<StoreDocument> rest = answer.get();
        Counted.documents(sent.size() - rest.size());
        if (!rest.isEmpty()) {
          LOG.log(
              System.Logger.Level.WARNING,
              "the store refuses {0} documents for now; trying again",
              rest.size());
        }
        sent = rest;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof StoreUnavailableException)) {
          throw new IllegalStateException("documents cannot be written", e.getCause());
        }
        LOG.log(System.Logger.Level.WARNING, "{0}; trying again", e.getCause().getMessage());
      }
      if (!sent.isEmpty()) {
        Thread.sleep(delay);
        delay = Math.min(2 * delay, LONGEST_DELAY_MILLIS);
        answer = store.write(sent);
      }
    }
  }

  @Override
  public void close() {
    answer.cancel(true);
  }

  /** How far the store is: written with the documents that make it true. */
  private static final class Progress {
    /** Documents of all indices are visible to searches after this time. */
    private static final Duration VISIBLE = Duration.ofMillis(1500);

    private final int subtask;
    private final ArrayList<long[]> seen = new ArrayList<>();
    private long reached = Long.MIN_VALUE;
    private long written = Long.MIN_VALUE;

    Progress(int subtask) {
      this.subtask = subtask;
    }

    void seen(long watermark, long now) {
      reached = Math.max(reached, watermark);
      if (seen.isEmpty() || now - seen.get(seen.size() - 1)[0] >= PAUSE_MILLIS) {
        seen.add(new long[] {now, reached});
      }
    }

    StoreDocument next(long now) {
      long visible = written;
      while (!seen.isEmpty() && seen.get(0)[0] <= now - VISIBLE.toMillis()) {
        visible = Math.max(visible, seen.remove(0)[1]);
      }
      if (visible <= written || visible <= 0 || visible == Long.MAX_VALUE) {
        return null;
      }
      written = visible;
      return new StoreDocument(
          StoreIndex.PROGRESS, visible, "job-" + subtask, visible, "{\"asOf\":" + visible + "}");
    }
  }
}
