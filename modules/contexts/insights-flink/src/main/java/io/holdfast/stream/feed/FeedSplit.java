package io.holdfast.stream.feed;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One consumer of a queue. What it has consumed is known to the broker: there is nothing to resume
 * from in a checkpoint.
 *
 * @param number counted from 0; several consumers share a queue
 * @param emitted the last message passed on, counted since the consumer was opened
 */
record FeedSplit(String queue, int number, long emitted) implements SourceSplit {
  @Override
  public String splitId() {
    return queue + "#" + number;
  }
}
