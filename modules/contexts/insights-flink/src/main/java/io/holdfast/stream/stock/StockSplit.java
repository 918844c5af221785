package io.holdfast.stream.stock;

import io.holdfast.stream.Counted;
import io.holdfast.stream.feed.FeedEvent;
import io.holdfast.stream.store.StoreDocument;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Takes the events of stock apart: into changes of single SKUs, and lines of the ledger. */
public final class StockSplit extends ProcessFunction<FeedEvent, StockChange> {
  /** The lines of the ledger. */
  public static final OutputTag<StoreDocument> MOVEMENTS = new OutputTag<>("movements") {};

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(FeedEvent event, Context context, Collector<StockChange> changes) {
    StockEvents read;
    try {
      read = StockEvents.of(event);
    } catch (RuntimeException e) {
      Counted.unreadable(event.type(), event.aggregate(), e);
      return;
    }
    read.changes().forEach(changes::collect);
    read.movements().forEach(movement -> context.output(MOVEMENTS, movement.document()));
  }
}
