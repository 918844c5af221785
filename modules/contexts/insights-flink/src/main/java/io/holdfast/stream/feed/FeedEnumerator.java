package io.holdfast.stream.feed;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each reader its consumers of the queue. */
final class FeedEnumerator implements SplitEnumerator<FeedSplit, List<FeedSplit>> {
  private final SplitEnumeratorContext<FeedSplit> context;
  private final List<FeedSplit> unassigned;

  FeedEnumerator(SplitEnumeratorContext<FeedSplit> context, List<FeedSplit> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {
    // Readers register themselves.
  }

  @Override
  public void handleSplitRequest(int reader, String host) {
    // Readers get theirs when they register.
  }

  @Override
  public void addSplitsBack(List<FeedSplit> splits, int reader) {
    unassigned.addAll(splits);
    if (context.registeredReaders().containsKey(reader)) {
      addReader(reader);
    }
  }

  @Override
  public void addReader(int reader) {
    List<FeedSplit> own =
        unassigned.stream()
            .filter(split -> split.number() % context.currentParallelism() == reader)
            .toList();
    own.forEach(split -> context.assignSplit(split, reader));
    unassigned.removeAll(own);
  }

  @Override
  public List<FeedSplit> snapshotState(long checkpoint) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
