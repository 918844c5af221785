package io.holdfast.stream.feed;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Events from a durable queue of the broker, at least once. */
public final class FeedSource implements Source<FeedEvent, FeedSplit, List<FeedSplit>> {
  private static final long serialVersionUID = 1L;
  private final BrokerAddress broker;
  private final String queue;
  private final int consumers;

  /**
   * A source.
   *
   * @param consumers how many share the queue; the broker keeps each aggregate with one of them
   */
  public FeedSource(BrokerAddress broker, String queue, int consumers) {
    this.broker = broker;
    this.queue = queue;
    this.consumers = consumers;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<FeedEvent, FeedSplit> createReader(SourceReaderContext context) {
    return new FeedReader(broker, new Configuration(), context);
  }

  @Override
  public SplitEnumerator<FeedSplit, List<FeedSplit>> createEnumerator(
      SplitEnumeratorContext<FeedSplit> context) {
    return new FeedEnumerator(
        context, IntStream.range(0, consumers).mapToObj(n -> new FeedSplit(queue, n, -1)).toList());
  }

  @Override
  public SplitEnumerator<FeedSplit, List<FeedSplit>> restoreEnumerator(
      SplitEnumeratorContext<FeedSplit> context, List<FeedSplit> unassigned) {
    return new FeedEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<FeedSplit> getSplitSerializer() {
    return FeedSplitSerializer.one();
  }

  @Override
  public SimpleVersionedSerializer<List<FeedSplit>> getEnumeratorCheckpointSerializer() {
    return FeedSplitSerializer.several();
  }
}
