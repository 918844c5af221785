package io.holdfast.stream.feed;

import io.holdfast.stream.feed.QueueConsumer.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/** Receives the messages of its splits; everything here runs in one thread. */
final class QueueReader implements SplitReader<Received, FeedSplit> {
  /** More than this wait for no checkpoint: the rest stays with the broker. */
  private static final int MOST_UNACKNOWLEDGED = 100_000;

  private static final long WAIT_MILLIS = 100;
  private static final long IDLE_MILLIS = 500;

  private final BrokerAddress broker;
  private final Map<String, QueueConsumer> consumers = new LinkedHashMap<>();
  private long idleSince;

  QueueReader(BrokerAddress broker) {
    this.broker = broker;
  }

  @Override
  public RecordsWithSplitIds<Received> fetch() throws IOException {
    RecordsBySplits.Builder<Received> records = new RecordsBySplits.Builder<>();
    long now = System.currentTimeMillis();
    boolean idle = true;
    for (Map.Entry<String, QueueConsumer> consumer : consumers.entrySet()) {
      List<Received> batch = receive(consumer.getValue());
      batch.forEach(message -> records.add(consumer.getKey(), message));
      idle &= batch.isEmpty() && consumer.getValue().unacknowledged() < MOST_UNACKNOWLEDGED;
    }
    if (!idle) {
      idleSince = now;
    } else if (now - idleSince > IDLE_MILLIS) {
      idleSince = now;
      // Nothing was waiting at that time: all events that the broker had before are passed on.
      consumers
          .keySet()
          .forEach(split -> records.add(split, new Received(-1, FeedEvent.idle(now))));
    }
    return records.build();
  }

  private static List<Received> receive(QueueConsumer consumer) throws IOException {
    if (consumer.unacknowledged() >= MOST_UNACKNOWLEDGED) {
      LockSupport.parkNanos(WAIT_MILLIS * 1_000_000);
      return List.of();
    }
    return consumer.receive(WAIT_MILLIS);
  }

  /** Acknowledges what a checkpoint covers. */
  void acknowledge(Map<String, Long> numbers) throws IOException {
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      QueueConsumer consumer = consumers.get(number.getKey());
      if (consumer != null) {
        consumer.acknowledge(number.getValue());
      }
    }
  }

  @Override
  public void handleSplitsChanges(SplitsChange<FeedSplit> change) {
    for (FeedSplit split : change.splits()) {
      try {
        consumers.put(split.splitId(), new QueueConsumer(broker, split.queue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void wakeUp() {
    // A fetch ends within a moment by itself.
  }

  @Override
  public void close() {
    consumers.values().forEach(QueueConsumer::close);
  }
}
