package io.holdfast.bench.row;

import io.holdfast.bench.load.RivalContender;
import io.holdfast.bench.load.RivalContender.Basket;
import io.holdfast.bench.load.RivalContender.Opening;
import io.holdfast.bench.load.Sample;
import io.holdfast.bench.rival.DecisionLog;
import io.holdfast.bench.rival.SingleDatabaseClient;
import io.holdfast.bench.rival.TwoPhaseClient;
import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.util.List;

/** The hand-written rivals, warm and with the settings that suit them best. */
final class Rivals {
  private final BenchEnvironment environment;
  private final Comparison comparison;

  Rivals(BenchEnvironment environment) {
    this.environment = environment;
    this.comparison = new Comparison(environment);
  }

  /** Plain transactions on one database. */
  RivalContender plain(Assortment assortment) {
    String shop = environment.rival().shop();
    assortment.stockRival(shop);
    Basket basket = basket(assortment);
    RivalContender implicit =
        warm(shop("plain transaction", () -> new SingleDatabaseClient(shop, true), basket));
    RivalContender explicit =
        shop("plain transaction, explicit", () -> new SingleDatabaseClient(shop, false), basket)
            .with(implicit.clients());
    Sample one = implicit.run(environment.pace().trial());
    Sample other = explicit.run(environment.pace().trial());
    environment.say(
        "commit with the statement %,.0f, as a statement %,.0f orders/s", one.rate(), other.rate());
    return one.rate() >= other.rate() ? implicit : explicit;
  }

  /** Distributed transactions over the hub and one warehouse. */
  RivalContender twoPhase(Assortment assortment) {
    assortment.stockRival(environment.rival().warehouses().get(0));
    return warm(twoPhaseShop(1, basket(assortment)));
  }

  /** The same for a client that is alone. */
  RivalContender twoPhaseAlone(Assortment assortment) {
    assortment.stockRival(environment.rival().warehouses().get(0));
    RivalContender alone = twoPhaseShop(1, basket(assortment)).with(1);
    comparison.warmUp(alone);
    return alone;
  }

  /** Distributed transactions over the hub and all warehouses that an order needs. */
  RivalContender twoPhase(Basket basket) {
    return warm(twoPhaseShop(environment.rival().warehouses().size(), basket));
  }

  static String note(RivalContender rival) {
    return "the rival has %d clients".formatted(rival.clients());
  }

  private Basket basket(Assortment assortment) {
    return assortment.basket(environment.place(0), environment.warehouses().get(0).code());
  }

  private RivalContender warm(RivalContender rival) {
    RivalContender best = comparison.atItsBest(rival);
    comparison.warmUp(best);
    return best;
  }

  private RivalContender twoPhaseShop(int warehouses, Basket basket) {
    String hub = environment.rival().hub();
    List<String> urls = environment.rival().warehouses().subList(0, warehouses);
    DecisionLog decisions = decisions();
    return shop("XA transaction", () -> new TwoPhaseClient(hub, urls, decisions), basket);
  }

  /** Stays open until the process ends. */
  private DecisionLog decisions() {
    try {
      return new DecisionLog(environment.rival().data().root().resolve("decisions.log"));
    } catch (IOException e) {
      throw new StackFailure("cannot write the rival's decisions: " + e.getMessage(), e);
    }
  }

  private RivalContender shop(String name, Opening opening, Basket basket) {
    return new RivalContender(name, opening, environment::rivalProcessors, basket, 1);
  }
}
