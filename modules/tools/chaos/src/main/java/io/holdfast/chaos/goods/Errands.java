package io.holdfast.chaos.goods;

import io.holdfast.stack.layout.WarehouseNode;
import io.holdfast.stack.load.foodmart.Place;
import io.holdfast.stack.replay.OrderJson;
import java.util.Random;

/** Draws one errand after the other. For one thread. */
public final class Errands {
  static final String DECLINED = "tok_declined";
  private static final int LOCAL_TO = 40;
  private static final int UNIFORM_TO = 60;
  private static final int HOT_TO = 75;
  private static final int BASKET_TO = 90;

  private final Goods goods;
  private final Random random;

  /** Errands for these goods. */
  public Errands(Goods goods, Random random) {
    this.goods = goods;
    this.random = random;
  }

  /** The next one. */
  public Errand next() {
    WarehouseNode near = any();
    String token = token();
    Wish wish = wish();
    OrderJson order =
        new OrderJson(
            "c" + random.nextInt(500), "US", "98225", new Place(near.latitude(), near.longitude()));
    switch (wish) {
      case LOCAL -> order.line(goods.local(near, random.nextInt(Goods.LOCAL)), 1);
      case UNIFORM -> order.line(goods.everywhere(random.nextInt(Goods.EVERYWHERE)), units());
      case HOT -> order.line(Goods.HOT, 1);
      case RARE -> order.line(goods.rare(random.nextInt(Goods.RARE)), units());
      case BASKET -> fill(order);
    }
    String home = wish == Wish.LOCAL ? near.code() : "";
    return new Errand(wish, home, token, order.paidWith(token));
  }

  private void fill(OrderJson order) {
    goods.warehouses().stream()
        .limit(3)
        .forEach(each -> order.line(goods.local(each, random.nextInt(Goods.LOCAL)), units()));
    order.line(goods.everywhere(random.nextInt(Goods.EVERYWHERE)), units());
  }

  private Wish wish() {
    int draw = random.nextInt(100);
    if (draw < LOCAL_TO) {
      return Wish.LOCAL;
    } else if (draw < UNIFORM_TO) {
      return Wish.UNIFORM;
    } else if (draw < HOT_TO) {
      return Wish.HOT;
    }
    return draw < BASKET_TO ? Wish.BASKET : Wish.RARE;
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

  private WarehouseNode any() {
    return goods.warehouses().get(random.nextInt(goods.warehouses().size()));
  }
}
