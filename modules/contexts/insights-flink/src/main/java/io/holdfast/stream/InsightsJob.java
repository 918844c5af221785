package io.holdfast.stream;

import io.holdfast.stream.anomaly.AdjustmentWatch;
import io.holdfast.stream.anomaly.AlertSink;
import io.holdfast.stream.anomaly.DemandWatch;
import io.holdfast.stream.anomaly.FoundAnomaly;
import io.holdfast.stream.feed.FeedEvent;
import io.holdfast.stream.feed.FeedSource;
import io.holdfast.stream.feed.FeedTime;
import io.holdfast.stream.order.OrderFeed;
import io.holdfast.stream.order.OrderProcess;
import io.holdfast.stream.order.Sale;
import io.holdfast.stream.sales.MinuteSales;
import io.holdfast.stream.stock.StockChange;
import io.holdfast.stream.stock.StockProcess;
import io.holdfast.stream.stock.StockSplit;
import io.holdfast.stream.store.StoreDocument;
import io.holdfast.stream.store.StoreSink;
import io.holdfast.stream.store.StoreTarget;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What flows where. Every operator that has state has an id, so that checkpoints outlive changes.
 */
final class InsightsJob {
  /** Its name on a cluster. */
  static final String NAME = "holdfast-insights";

  private final JobSettings settings;

  InsightsJob(JobSettings settings) {
    this.settings = settings;
  }

  void build(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<FeedEvent> feed =
        environment
            .fromSource(
                new FeedSource(settings.broker(), settings.queue(), settings.parallelism()),
                FeedTime.strategy(),
                "events")
            .uid("events")
            .process(new OrderFeed())
            .name("feed");
    SingleOutputStreamOperator<Sale> sales = sales(feed);
    SingleOutputStreamOperator<StockChange> changes =
        feed.getSideOutput(OrderFeed.STOCK).process(new StockSplit()).name("stock-events");
    SingleOutputStreamOperator<StoreDocument> levels =
        changes.keyBy(StockChange::key).process(new StockProcess()).uid("levels").name("levels");
    DataStream<FoundAnomaly> anomalies = anomalies(sales, changes, levels);
    anomalies
        .filter(FoundAnomaly::isOfToday)
        .sinkTo(new AlertSink(settings.broker()))
        .uid("alerts")
        .name("alerts");
    sales
        .keyBy(Sale::key)
        .process(new MinuteSales(settings.retention()))
        .uid("sales")
        .name("sales")
        .union(
            sales.getSideOutput(OrderProcess.DOCUMENTS),
            changes.getSideOutput(StockSplit.MOVEMENTS),
            levels,
            anomalies.map(FoundAnomaly::document))
        .sinkTo(new StoreSink(new StoreTarget(settings.store(), settings.generation())))
        .uid("store")
        .name("store");
  }

  /** Demand is judged against that of the whole shop, so all of it is in one place. */
  private DataStream<FoundAnomaly> anomalies(
      DataStream<Sale> sales,
      DataStream<StockChange> changes,
      SingleOutputStreamOperator<StoreDocument> levels) {
    DataStream<FoundAnomaly> demand =
        sales
            .keyBy(sale -> "shop")
            .process(new DemandWatch(settings.bucket(), settings.demand()))
            .uid("demand")
            .name("demand");
    DataStream<FoundAnomaly> adjustments =
        changes
            .filter(change -> change.adjustment() != 0 && !change.actor().isEmpty())
            .keyBy(StockChange::actor)
            .process(
                new AdjustmentWatch(settings.adjustmentThreshold(), settings.adjustmentUnits()))
            .uid("adjustments")
            .name("adjustments");
    return levels.getSideOutput(StockProcess.ANOMALIES).union(demand, adjustments);
  }

  private SingleOutputStreamOperator<Sale> sales(SingleOutputStreamOperator<FeedEvent> feed) {
    return feed.keyBy(FeedEvent::aggregate)
        .connect(feed.getSideOutput(OrderFeed.PRODUCTS).broadcast(OrderProcess.CATEGORIES))
        .process(new OrderProcess(settings.retention()))
        .uid("orders")
        .name("orders");
  }
}
