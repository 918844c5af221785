package io.holdfast.bench.row;

import io.holdfast.bench.load.RivalShop;
import io.holdfast.bench.load.RivalShop.Basket;
import io.holdfast.bench.load.RivalShop.Opening;
import io.holdfast.bench.load.Sample;
import io.holdfast.bench.rival.DecisionLog;
import io.holdfast.bench.rival.PlainTill;
import io.holdfast.bench.rival.TwoPhaseTill;
import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.util.List;

/** The hand-written rivals, warm and with the settings that suit them best. */
final class Rivals {
  private final Scene scene;
  private final Duel duel;

  Rivals(Scene scene) {
    this.scene = scene;
    this.duel = new Duel(scene);
  }

  /** Plain transactions on one database. */
  RivalShop plain(Assortment assortment) {
    String shop = scene.rival().shop();
    assortment.stockRival(shop);
    Basket basket = basket(assortment);
    RivalShop implicit = warm(shop("plain transaction", () -> new PlainTill(shop, true), basket));
    RivalShop explicit =
        shop("plain transaction, explicit", () -> new PlainTill(shop, false), basket)
            .with(implicit.clients());
    Sample one = implicit.run(scene.pace().trial());
    Sample other = explicit.run(scene.pace().trial());
    scene.say(
        "commit with the statement %,.0f, as a statement %,.0f orders/s", one.rate(), other.rate());
    return one.rate() >= other.rate() ? implicit : explicit;
  }

  /** Distributed transactions over the hub and one warehouse. */
  RivalShop twoPhase(Assortment assortment) {
    assortment.stockRival(scene.rival().warehouses().get(0));
    return warm(twoPhaseShop(1, basket(assortment)));
  }

  /** The same for a client that is alone. */
  RivalShop twoPhaseAlone(Assortment assortment) {
    assortment.stockRival(scene.rival().warehouses().get(0));
    RivalShop alone = twoPhaseShop(1, basket(assortment)).with(1);
    duel.warmUp(alone);
    return alone;
  }

  /** Distributed transactions over the hub and all warehouses that an order needs. */
  RivalShop twoPhase(Basket basket) {
    return warm(twoPhaseShop(scene.rival().warehouses().size(), basket));
  }

  static String note(RivalShop rival) {
    return "the rival has %d clients".formatted(rival.clients());
  }

  private Basket basket(Assortment assortment) {
    return assortment.basket(scene.place(0), scene.warehouses().get(0).code());
  }

  private RivalShop warm(RivalShop rival) {
    RivalShop best = duel.atItsBest(rival);
    duel.warmUp(best);
    return best;
  }

  private RivalShop twoPhaseShop(int warehouses, Basket basket) {
    String hub = scene.rival().hub();
    List<String> urls = scene.rival().warehouses().subList(0, warehouses);
    DecisionLog decisions = decisions();
    return shop("XA transaction", () -> new TwoPhaseTill(hub, urls, decisions), basket);
  }

  /** Stays open as long as this process, which ends with the measurements. */
  private DecisionLog decisions() {
    try {
      return new DecisionLog(scene.rival().data().root().resolve("decisions.log"));
    } catch (IOException e) {
      throw new StackFailure("cannot write the rival's decisions: " + e.getMessage(), e);
    }
  }

  private RivalShop shop(String name, Opening opening, Basket basket) {
    return new RivalShop(name, opening, scene::rivalProcessors, basket, 1);
  }
}
