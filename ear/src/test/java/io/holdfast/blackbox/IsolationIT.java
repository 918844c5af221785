package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import io.holdfast.stack.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hanging warehouse database does not delay orders that other warehouses can serve. */
@ExtendWith(BlackBox.class)
class IsolationIT {
  private static final int CLIENTS = 16;

  /**
   * At most 266 orders a second: each is also paid, shipped and told about on the same processors.
   */
  private static final Duration BETWEEN = Duration.ofMillis(60);

  private static final int WARM = 1_500;
  private static final int PLENTY = 1_000_000;
  private static final Duration CALM = Duration.ofSeconds(6);
  private static final Duration NOTICED = Duration.ofSeconds(2);
  private static final Duration AT_ONCE = Duration.ofMillis(500);
  private static final Duration HANG = Duration.ofSeconds(12);

  /**
   * The target is 0.85 on a quiet machine; here other builds may share the processors. Clients that
   * wait a second for the hanging warehouse would send less than a tenth.
   */
  private static final double SHARE = 0.7;

  /** Beyond the slowest answer without a fault. The target is 1.5 s in all, on a quiet machine. */
  private static final Duration DELAY = Duration.ofMillis(2_000);

  private final ShopClient shop;

  IsolationIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void while_a_warehouse_hangs_the_others_sell_as_before_and_nobody_waits_long(
      TestReporter measured) {
    String hung = shop.warehouses().get(0);
    Map<String, Integer> everywhere = new HashMap<>();
    shop.warehouses().forEach(code -> everywhere.put(code, PLENTY));
    List<String> skus = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      skus.add(shop.product(everywhere));
    }
    String onlyHung = shop.product(Map.of(hung, PLENTY));
    Buyers buyers =
        new Buyers(
            shop.api(),
            CLIENTS,
            BETWEEN,
            () ->
                ShopClient.order(
                    "tok_ok",
                    Map.of(skus.get(ThreadLocalRandom.current().nextInt(skus.size())), 1)));
    List<ProcessHandle> database = shop.stack().processes("postgres-" + hung);
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(90), () -> "few", () -> buyers.acceptedCount() > WARM);
      buyers.forgetAnswers();
      double calm = rate(buyers, CALM);
      Duration usual = buyers.slowest();
      List<HttpAnswer> alone;
      double without;
      Signal.STOP.send(database);
      try {
        WaitUntil.during(NOTICED);
        without = rate(buyers, HANG.minus(NOTICED));
        alone = Stream.generate(() -> shop.api().send(order(onlyHung))).limit(6).toList();
      } finally {
        Signal.CONT.send(database);
      }
      Duration back =
          WaitUntil.await(
              Duration.ofSeconds(10),
              () -> "it does not sell again",
              () -> shop.api().send(order(onlyHung)).status() == 201);

      measured.publishEntry(
          Map.of(
              "orders/s before", String.valueOf(calm),
              "orders/s while a warehouse hangs", String.valueOf(without),
              "slowest answer before", usual.toString(),
              "slowest answer", buyers.slowest().toString(),
              "back after", back.toString()));
      assertThat(without).isGreaterThan(SHARE * calm);
      assertThat(buyers.slowest()).isLessThan(usual.plus(DELAY));
      assertThat(alone).allMatch(HttpAnswer::isTryAgain);
      assertThat(alone).as("at once").anyMatch(a -> a.took().compareTo(AT_ONCE) < 0);
      assertThat(back).isLessThan(Duration.ofSeconds(5));
    }
    shop.settleAndAudit();
  }

  /** Accepted orders a second over this time. */
  private static double rate(Buyers buyers, Duration time) {
    int before = buyers.acceptedCount();
    long started = System.nanoTime();
    WaitUntil.during(time);
    return (buyers.acceptedCount() - before) / ((System.nanoTime() - started) / 1e9);
  }

  private static Call order(String sku) {
    return Call.order(UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(sku, 1)));
  }
}
