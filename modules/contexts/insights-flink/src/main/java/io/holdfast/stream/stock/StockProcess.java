package io.holdfast.stream.stock;

import io.holdfast.insights.Anomaly;
import io.holdfast.insights.StoreIndex;
import io.holdfast.insights.forecast.DemandForecast;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.anomaly.FoundAnomaly;
import io.holdfast.stream.store.StoreDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the level of each SKU in each warehouse, expects its demand, and compares each level with
 * the one before and the movements between them.
 */
public final class StockProcess extends KeyedProcessFunction<String, StockChange, StoreDocument> {
  /** Levels that contradict the movements. */
  public static final OutputTag<FoundAnomaly> ANOMALIES = new OutputTag<>("stock-anomalies") {};

  private static final long serialVersionUID = 1L;
  private static final long DAY = 86_400_000;
  private static final double ENDLESS = 1e6;
  private static final int LONGEST_GAP = 60;

  private transient ValueState<StockState> levels;

  @Override
  public void open(OpenContext context) {
    levels = getRuntimeContext().getState(new ValueStateDescriptor<>("level", StockState.class));
  }

  @Override
  public void processElement(
      StockChange change, Context context, Collector<StoreDocument> documents) throws Exception {
    StockState state = levels.value();
    if (state == null) {
      state = new StockState();
    }
    if (!state.isNew(idOf(change))) {
      return;
    }
    count(state, change);
    if (change.version() > state.version) {
      if (change.version() == state.version + 1 && state.version >= 0) {
        compare(state, change, context);
      }
      state.version = change.version();
      state.onHand = change.onHand();
      state.reserved = change.reserved();
      documents.collect(document(state, change));
    }
    levels.update(state);
  }

  /** An event and its level: two events of one change share a level. */
  private static long idOf(StockChange change) {
    return UUID.fromString(change.event()).getLeastSignificantBits();
  }

  /** Demand counts for its day; a late one for the day that is being counted. */
  private static void count(StockState state, StockChange change) {
    long day = Math.floorDiv(change.time(), DAY);
    if (state.day == 0) {
      state.day = day;
    }
    if (day > state.day) {
      DemandForecast forecast = new DemandForecast(state.perDay, state.days, state.week);
      long first = Math.max(state.day, day - LONGEST_GAP);
      for (long past = first; past < day; past++) {
        forecast.learn(past, past == state.day ? state.today : 0);
      }
      state.perDay = forecast.perDay();
      state.days = forecast.days();
      state.day = day;
      state.today = 0;
    }
    state.today += change.demand();
  }

  private static void compare(StockState state, StockChange change, Context context) {
    long onHand = state.onHand + change.onHandDelta();
    if (onHand != change.onHand()) {
      context.output(ANOMALIES, anomaly(Anomaly.Kind.STOCK_JUMP, change, change.onHand(), onHand));
    }
    long reserved = state.reserved + change.reservedDelta();
    if (reserved != change.reserved()) {
      context.output(ANOMALIES, anomaly(Anomaly.Kind.BALANCE, change, change.reserved(), reserved));
    }
  }

  private static FoundAnomaly anomaly(
      Anomaly.Kind kind, StockChange change, long value, long expected) {
    return new FoundAnomaly(
        kind.name(),
        change.time(),
        change.sku(),
        change.warehouse(),
        "",
        value,
        expected,
        Math.abs(value - expected));
  }

  private static StoreDocument document(StockState state, StockChange change) {
    DemandForecast forecast = forecast(state);
    Map<String, Object> content = new HashMap<>();
    content.put("key", change.key());
    content.put("at", Instant.ofEpochMilli(change.time()).toString());
    content.put("sku", change.sku());
    content.put("warehouse", change.warehouse());
    content.put("onHand", change.onHand());
    content.put("reserved", change.reserved());
    content.put("safetyStock", change.safetyStock());
    content.put("incoming", change.incoming());
    content.put("available", change.available());
    content.put("version", change.version());
    content.put("unitsPerDay", round(forecast.perDay()));
    content.put("daysOfCover", round(forecast.daysOfCover(change.available(), state.day, ENDLESS)));
    return new StoreDocument(
        StoreIndex.STOCK, change.time(), change.key(), change.version(), JsonText.of(content));
  }

  /** Before the first day is over, it is taken for a whole one. */
  private static DemandForecast forecast(StockState state) {
    return state.days == 0
        ? new DemandForecast(state.today, 1, state.week)
        : new DemandForecast(state.perDay, state.days, state.week);
  }

  private static double round(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
