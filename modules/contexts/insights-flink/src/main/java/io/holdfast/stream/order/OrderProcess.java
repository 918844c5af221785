package io.holdfast.stream.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.holdfast.insights.StoreIndex;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.Counted;
import io.holdfast.stream.feed.FeedEvent;
import io.holdfast.stream.store.StoreDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps each order, and makes its document and its sales. */
public final class OrderProcess
    extends KeyedBroadcastProcessFunction<String, FeedEvent, FeedEvent, Sale> {
  /** The documents of orders. */
  public static final OutputTag<StoreDocument> DOCUMENTS = new OutputTag<>("orders") {};

  /** The category of each SKU. */
  public static final MapStateDescriptor<String, String> CATEGORIES =
      new MapStateDescriptor<>("categories", Types.STRING, Types.STRING);

  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000;

  private final Duration retention;
  private transient ValueState<OrderState> orders;

  /** SKUs that were sold and are not known as products; after a restart they are looked for. */
  private transient Set<String> missing;

  private transient boolean restarted;

  /**
   * The process.
   *
   * @param retention how long an order is kept after its last change
   */
  public OrderProcess(Duration retention) {
    this.retention = retention;
  }

  @Override
  public void open(OpenContext context) {
    orders = getRuntimeContext().getState(descriptor());
    missing = new HashSet<>();
    restarted = true;
  }

  private ValueStateDescriptor<OrderState> descriptor() {
    ValueStateDescriptor<OrderState> descriptor =
        new ValueStateDescriptor<>("order", OrderState.class);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
    return descriptor;
  }

  @Override
  public void processElement(FeedEvent event, ReadOnlyContext context, Collector<Sale> sales)
      throws Exception {
    OrderState order = orders.value();
    if (order == null) {
      order = new OrderState();
    }
    if (!isNews(order, event)) {
      return;
    }
    for (OrderPart part : order.parts) {
      if (part.category.isEmpty()) {
        String category = context.getBroadcastState(CATEGORIES).get(part.sku);
        if (category == null) {
          missing.add(part.sku);
        } else {
          part.category = category;
        }
      }
    }
    orders.update(order);
    if (order.isPlaced()) {
      context.output(DOCUMENTS, document(context.getCurrentKey(), order));
      changes(order).forEach(sales::collect);
      orders.update(order);
    }
  }

  @Override
  public void processBroadcastElement(FeedEvent event, Context context, Collector<Sale> sales)
      throws Exception {
    JsonNode data = data(event);
    if (!data.has("category")) {
      return;
    }
    String sku = data.path("sku").asText();
    String category = data.path("category").asText();
    context.getBroadcastState(CATEGORIES).put(sku, category);
    if (restarted) {
      restarted = false;
      context.applyToKeyedState(descriptor(), (id, state) -> noteMissing(state));
    }
    if (missing.remove(sku)) {
      context.applyToKeyedState(
          descriptor(), (id, state) -> categorise(id, state, sku, category, context, sales));
    }
  }

  private static boolean isNews(OrderState order, FeedEvent event) {
    try {
      return OrderEvents.apply(order, event);
    } catch (RuntimeException e) {
      Counted.unreadable(event.type(), event.aggregate(), e);
      return false;
    }
  }

  private static JsonNode data(FeedEvent event) {
    try {
      return JsonText.read(event.text(), JsonNode.class).path("data");
    } catch (RuntimeException e) {
      Counted.unreadable(event.type(), event.aggregate(), e);
      return MissingNode.getInstance();
    }
  }

  private void noteMissing(ValueState<OrderState> state) throws Exception {
    OrderState order = state.value();
    for (OrderPart part : order == null ? List.<OrderPart>of() : order.parts) {
      if (part.category.isEmpty()) {
        missing.add(part.sku);
      }
    }
  }

  /** Orders that came before their product get its category. */
  private static void categorise(
      String id,
      ValueState<OrderState> state,
      String sku,
      String category,
      Context context,
      Collector<Sale> sales)
      throws Exception {
    OrderState order = state.value();
    boolean changed = false;
    for (OrderPart part : order == null ? List.<OrderPart>of() : order.parts) {
      if (part.sku.equals(sku) && part.category.isEmpty()) {
        part.category = category;
        changed = true;
      }
    }
    if (changed && order.isPlaced()) {
      context.output(DOCUMENTS, document(id, order));
      changes(order).forEach(sales::collect);
      state.update(order);
    }
  }

  /** What the parts add to the sales beyond what was counted before. */
  private static List<Sale> changes(OrderState order) {
    List<Sale> changes = new ArrayList<>();
    long minute = order.placedAt - Math.floorMod(order.placedAt, MINUTE);
    for (OrderPart part : order.parts) {
      boolean counted = part.countedVersion > 0;
      boolean moved = counted && !part.countedCategory.equals(part.category);
      if (moved) {
        changes.add(sale(order, part, minute, part.countedCategory, -1, -part.countedCancelled, 1));
        counted = false;
        part.countedCancelled = 0;
        part.countedVersion = 0;
      }
      if (!counted || part.cancelled != part.countedCancelled) {
        changes.add(
            sale(
                order,
                part,
                minute,
                part.category,
                counted ? 0 : 1,
                part.cancelled - part.countedCancelled,
                part.version - part.countedVersion));
        part.countedCancelled = part.cancelled;
        part.countedVersion = part.version;
        part.countedCategory = part.category;
      }
    }
    return changes;
  }

  private static Sale sale(
      OrderState order,
      OrderPart part,
      long minute,
      String category,
      int orders,
      long cancelled,
      long versions) {
    return new Sale(
        minute,
        part.sku,
        part.warehouse,
        category,
        order.currency,
        orders,
        orders * part.units,
        orders * part.revenue(),
        cancelled,
        cancelled * part.unitPrice,
        versions);
  }

  private static StoreDocument document(String id, OrderState order) {
    List<Map<String, ?>> parts = new ArrayList<>();
    long units = 0;
    long revenue = 0;
    long cancelled = 0;
    for (OrderPart part : order.parts) {
      parts.add(
          Map.of(
              "sku", part.sku,
              "warehouse", part.warehouse,
              "category", part.category,
              "units", part.units,
              "revenue", part.revenue(),
              "cancelledUnits", part.cancelled));
      units += part.units;
      revenue += part.revenue();
      cancelled += part.cancelled;
    }
    return new StoreDocument(
        StoreIndex.ORDERS,
        order.placedAt,
        id,
        order.version,
        JsonText.of(
            Map.of(
                "id",
                id,
                "at",
                Instant.ofEpochMilli(order.placedAt).toString(),
                "changedAt",
                Instant.ofEpochMilli(order.changedAt).toString(),
                "status",
                order.status,
                "currency",
                order.currency,
                "units",
                units,
                "revenue",
                revenue,
                "cancelledUnits",
                cancelled,
                "parts",
                parts)));
  }
}
