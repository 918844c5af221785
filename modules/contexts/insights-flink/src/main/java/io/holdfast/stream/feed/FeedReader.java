package io.holdfast.stream.feed;

import io.holdfast.stream.feed.QueueConsumer.Received;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.fetcher.SingleThreadFetcherManager;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcher;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcherTask;

/** Passes on the messages of its splits, and acknowledges them with each complete checkpoint. */
@SuppressWarnings("try") // Flink declares what close() throws.
final class FeedReader
    extends SingleThreadMultiplexSourceReaderBase<
        Received, FeedEvent, FeedSplit, FeedReader.Position> {
  private final Acknowledger acknowledger;
  private final TreeMap<Long, Map<String, Long>> checkpoints = new TreeMap<>();

  /** The last message of a split that was passed on. */
  static final class Position {
    private final FeedSplit split;
    private long emitted = -1;

    private Position(FeedSplit split) {
      this.split = split;
    }
  }

  FeedReader(BrokerAddress broker, Configuration options, SourceReaderContext context) {
    this(new Acknowledger(broker, options), options, context);
  }

  private FeedReader(
      Acknowledger acknowledger, Configuration options, SourceReaderContext context) {
    super(
        acknowledger,
        (message, output, position) -> {
          output.collect(message.event(), message.event().time());
          if (message.number() >= 0) {
            position.emitted = message.number();
          }
        },
        options,
        context);
    this.acknowledger = acknowledger;
  }

  @Override
  public List<FeedSplit> snapshotState(long checkpoint) {
    List<FeedSplit> splits = super.snapshotState(checkpoint);
    Map<String, Long> numbers = new HashMap<>();
    splits.forEach(split -> numbers.put(split.splitId(), split.emitted()));
    checkpoints.put(checkpoint, numbers);
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    Map.Entry<Long, Map<String, Long>> covered = checkpoints.floorEntry(checkpoint);
    if (covered != null) {
      acknowledger.acknowledge(covered.getValue());
      checkpoints.headMap(checkpoint, true).clear();
    }
  }

  @Override
  protected void onSplitFinished(Map<String, Position> finished) {
    throw new IllegalStateException("a queue has no end");
  }

  @Override
  protected Position initializedState(FeedSplit split) {
    return new Position(split);
  }

  @Override
  protected FeedSplit toSplitType(String id, Position position) {
    return new FeedSplit(position.split.queue(), position.split.number(), position.emitted);
  }

  /** Lets the thread that receives acknowledge, too: a session belongs to one thread. */
  private static final class Acknowledger extends SingleThreadFetcherManager<Received, FeedSplit> {
    Acknowledger(BrokerAddress broker, Configuration options) {
      super(() -> new QueueReader(broker), options);
    }

    void acknowledge(Map<String, Long> numbers) {
      SplitFetcher<Received, FeedSplit> fetcher = getRunningFetcher();
      if (fetcher != null) {
        QueueReader reader = (QueueReader) fetcher.getSplitReader();
        fetcher.enqueueTask(
            new SplitFetcherTask() {
              @Override
              public boolean run() throws IOException {
                reader.acknowledge(numbers);
                return true;
              }

              @Override
              public void wakeUp() {
                // It does not block.
              }
            });
      }
    }
  }
}
