package io.holdfast.stream.order;

import io.holdfast.stream.Counted;
import io.holdfast.stream.feed.FeedEvent;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends each event where it is processed: those of orders on, the others to the side. */
public final class OrderFeed extends ProcessFunction<FeedEvent, FeedEvent> {
  /** Events of products. */
  public static final OutputTag<FeedEvent> PRODUCTS = new OutputTag<>("products") {};

  /** Events of stock. */
  public static final OutputTag<FeedEvent> STOCK = new OutputTag<>("stock") {};

  private static final long serialVersionUID = 1L;
  private static final String OF_PRODUCTS = "io.holdfast.product.";
  private static final String OF_STOCK = "io.holdfast.stock.";

  @Override
  public void processElement(FeedEvent event, Context context, Collector<FeedEvent> orders) {
    if (event.isIdle()) {
      return;
    }
    Counted.event();
    if (event.type().startsWith(OF_STOCK)) {
      context.output(STOCK, event);
    } else if (event.type().startsWith(OF_PRODUCTS)) {
      context.output(PRODUCTS, event);
    } else if (OrderEvents.isKnown(event.type())) {
      orders.collect(event);
    }
  }
}
