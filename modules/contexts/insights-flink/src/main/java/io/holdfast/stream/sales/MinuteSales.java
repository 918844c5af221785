package io.holdfast.stream.sales;

import io.holdfast.insights.StoreIndex;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.order.Sale;
import io.holdfast.stream.store.StoreDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds the sales of a minute up. A late one corrects its minute, as long as the minute is in the
 * state.
 */
public final class MinuteSales extends KeyedProcessFunction<String, Sale, StoreDocument> {
  private static final long serialVersionUID = 1L;
  private final Duration retention;
  private transient ValueState<MinuteState> minutes;

  /**
   * The process.
   *
   * @param retention how long a minute is kept after its last change
   */
  public MinuteSales(Duration retention) {
    this.retention = retention;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<MinuteState> descriptor =
        new ValueStateDescriptor<>("minute", MinuteState.class);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
    minutes = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(Sale sale, Context context, Collector<StoreDocument> documents)
      throws Exception {
    MinuteState minute = minutes.value();
    if (minute == null && sale.orders() < 1) {
      // The minute is out of the state: sums that begin now would replace the right ones.
      return;
    }
    if (minute == null) {
      minute = new MinuteState();
    }
    minute.add(sale);
    minutes.update(minute);
    documents.collect(document(sale, minute));
  }

  private static StoreDocument document(Sale sale, MinuteState minute) {
    return new StoreDocument(
        StoreIndex.SALES_MINUTE,
        sale.minute(),
        "%d-%s-%s-%s-%08x"
            .formatted(
                sale.minute() / 60_000,
                sale.sku(),
                sale.warehouse(),
                sale.currency(),
                sale.category().hashCode()),
        minute.version,
        JsonText.of(
            Map.of(
                "at",
                Instant.ofEpochMilli(sale.minute()).toString(),
                "sku",
                sale.sku(),
                "warehouse",
                sale.warehouse(),
                "category",
                sale.category(),
                "currency",
                sale.currency(),
                "orders",
                minute.orders,
                "units",
                minute.units,
                "revenue",
                minute.revenue,
                "cancelledUnits",
                minute.cancelledUnits,
                "cancelledRevenue",
                minute.cancelledRevenue)));
  }
}
