package io.holdfast.chaos.catalog;

import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.replay.OrderRequestJson;
import java.util.Random;

/** Draws random orders. Not thread-safe. */
public final class OrderGenerator {
  static final String DECLINED = "tok_declined";
  private static final int LOCAL_TO = 40;
  private static final int UNIFORM_TO = 60;
  private static final int HOT_TO = 75;
  private static final int BASKET_TO = 90;

  private final ChaosCatalog goods;
  private final Random random;

  /** A generator for this catalogue. */
  public OrderGenerator(ChaosCatalog goods, Random random) {
    this.goods = goods;
    this.random = random;
  }

  /** The next one. */
  public PlannedOrder next() {
    StackWarehouse near = any();
    String token = token();
    OrderKind kind = kind();
    OrderRequestJson order =
        new OrderRequestJson(
            "c" + random.nextInt(500),
            "US",
            "98225",
            new GeoPoint(near.latitude(), near.longitude()));
    switch (kind) {
      case LOCAL -> order.line(goods.local(near, random.nextInt(ChaosCatalog.LOCAL)), 1);
      case UNIFORM ->
          order.line(goods.everywhere(random.nextInt(ChaosCatalog.EVERYWHERE)), units());
      case HOT -> order.line(ChaosCatalog.HOT, 1);
      case RARE -> order.line(goods.rare(random.nextInt(ChaosCatalog.RARE)), units());
      case BASKET -> fill(order);
    }
    String home = kind == OrderKind.LOCAL ? near.code() : "";
    return new PlannedOrder(kind, home, token, order.paidWith(token));
  }

  private void fill(OrderRequestJson order) {
    goods.warehouses().stream()
        .limit(3)
        .forEach(
            each -> order.line(goods.local(each, random.nextInt(ChaosCatalog.LOCAL)), units()));
    order.line(goods.everywhere(random.nextInt(ChaosCatalog.EVERYWHERE)), units());
  }

  private OrderKind kind() {
    int draw = random.nextInt(100);
    if (draw < LOCAL_TO) {
      return OrderKind.LOCAL;
    } else if (draw < UNIFORM_TO) {
      return OrderKind.UNIFORM;
    } else if (draw < HOT_TO) {
      return OrderKind.HOT;
    }
    return draw < BASKET_TO ? OrderKind.BASKET : OrderKind.RARE;
  }

  private String token() {
    return switch (random.nextInt(100)) {
      case 0, 1, 2, 3 -> DECLINED;
      case 4 -> "tok_flaky";
      default -> "tok_ok";
    };
  }

  private int units() {
    return 1 + random.nextInt(3);
  }

  private StackWarehouse any() {
    return goods.warehouses().get(random.nextInt(goods.warehouses().size()));
  }
}
