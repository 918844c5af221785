package io.holdfast.stream.anomaly;

import io.holdfast.insights.Anomaly;
import io.holdfast.insights.detect.DemandJudge;
import io.holdfast.insights.detect.DemandScope;
import io.holdfast.insights.detect.DemandSettings;
import io.holdfast.stream.order.Sale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the demand for each SKU and each category with what is expected, bucket by bucket. A
 * bucket is judged when no more events of it are expected; a late one is in the sales, but not
 * judged.
 */
public final class DemandWatch extends KeyedProcessFunction<String, Sale, FoundAnomaly> {
  private static final long serialVersionUID = 1L;
  private static final String SHOP = "";
  private static final String SKU = "S";
  private static final String CATEGORY = "C";

  private final long length;
  private final DemandSettings settings;
  private transient DemandJudge judge;
  private transient MapState<String, Long> open;
  private transient MapState<String, DemandScope> scopes;
  private transient ValueState<Long> buckets;
  private transient ValueState<Long> closed;

  /**
   * A watch.
   *
   * @param bucket how long one bucket is
   */
  public DemandWatch(Duration bucket, DemandSettings settings) {
    this.length = bucket.toMillis();
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    judge = new DemandJudge(settings);
    open =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("open", Types.STRING, Types.LONG));
    scopes =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "scopes", Types.STRING, TypeInformation.of(DemandScope.class)));
    buckets = getRuntimeContext().getState(new ValueStateDescriptor<>("buckets", Types.LONG));
    closed = getRuntimeContext().getState(new ValueStateDescriptor<>("closed", Types.LONG));
  }

  @Override
  public void processElement(Sale sale, Context context, Collector<FoundAnomaly> found)
      throws Exception {
    long bucket = Math.floorDiv(sale.minute(), length);
    Long last = closed.value();
    long end = (bucket + 1) * length;
    // Orders of the past, brought in later, say nothing about the demand of today.
    boolean isOver = end <= context.timerService().currentWatermark();
    if (sale.orders() <= 0 || isOver || last != null && bucket <= last) {
      return;
    }
    add(bucket, SHOP, sale.units());
    add(bucket, SKU + sale.sku(), sale.units());
    add(bucket, CATEGORY + sale.category(), sale.units());
    context.timerService().registerEventTimeTimer(end);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<FoundAnomaly> found)
      throws Exception {
    long bucket = Math.floorDiv(time, length) - 1;
    Map<String, Long> sold = take(bucket);
    long shopUnits = sold.getOrDefault(SHOP, 0L);
    sold.remove(SHOP);
    closed.update(bucket);
    if (shopUnits == 0) {
      return;
    }
    for (String scope : scopes.keys()) {
      if (scope.startsWith(CATEGORY)) {
        sold.putIfAbsent(scope, 0L);
      }
    }
    long number = buckets.value() == null ? 0 : buckets.value();
    DemandScope shop = scopes.contains(SHOP) ? scopes.get(SHOP) : new DemandScope();
    for (Map.Entry<String, Long> each : sold.entrySet()) {
      DemandScope scope =
          scopes.contains(each.getKey()) ? scopes.get(each.getKey()) : new DemandScope();
      DemandJudge.Judgement judgement =
          judge.judge(scope, shop, number, shopUnits, each.getValue());
      scopes.put(each.getKey(), scope);
      report(each.getKey(), bucket * length, each.getValue(), judgement, found);
    }
    judge.learnShop(shop, number, shopUnits);
    scopes.put(SHOP, shop);
    buckets.update(number + 1);
  }

  private void add(long bucket, String scope, long units) throws Exception {
    String key = bucket + ":" + scope;
    Long before = open.get(key);
    open.put(key, before == null ? units : before + units);
  }

  private Map<String, Long> take(long bucket) throws Exception {
    String prefix = bucket + ":";
    Map<String, Long> sold = new HashMap<>();
    List<String> done = new ArrayList<>();
    for (Map.Entry<String, Long> each : open.entries()) {
      if (each.getKey().startsWith(prefix)) {
        sold.put(each.getKey().substring(prefix.length()), each.getValue());
        done.add(each.getKey());
      }
    }
    for (String key : done) {
      open.remove(key);
    }
    return sold;
  }

  private static void report(
      String scope,
      long time,
      long units,
      DemandJudge.Judgement judgement,
      Collector<FoundAnomaly> found) {
    if (judgement.isSpike() || judgement.isDrop()) {
      String name = scope.substring(1);
      boolean sku = scope.startsWith(SKU);
      found.collect(
          new FoundAnomaly(
              (judgement.isSpike() ? Anomaly.Kind.DEMAND_SPIKE : Anomaly.Kind.DEMAND_DROP).name(),
              time,
              sku ? name : "",
              "",
              sku ? "" : name,
              units,
              judgement.expected(),
              Math.abs(judgement.score())));
    }
  }
}
