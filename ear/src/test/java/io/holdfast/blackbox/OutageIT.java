package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class OutageIT {
  private static final int CLIENTS = 8;

  /** Some 120 orders a second: all of them have to be carried to their ends afterwards. */
  private static final Duration BETWEEN = Duration.ofMillis(60);

  private static final int PLENTY = 1_000_000;

  /** One in so many orders may be refused for a moment while the broker is down. */
  private static final int FEW = 10;

  /** Of 18 reads and the server's own work; each read that failed used to write 3,200. */
  private static final int FEW_LINES = 500;

  private static final Pattern DELIVERY =
      Pattern.compile(" (org\\.apache\\.activemq|com\\.ibm\\.(ejs\\.container|tx\\.ltc))\\.");

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final String COUNT =
      "SELECT count(*) FROM orders.orders WHERE status = '%s' AND id = '%s'";

  private final ShopClient shop;

  OutageIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void no_accepted_order_is_lost_when_the_server_is_killed() {
    Map<String, Integer> everywhere =
        Map.of(shop.warehouses().get(0), PLENTY, shop.warehouses().get(1), PLENTY);
    String body =
        ShopClient.order(
            "tok_ok", Map.of(shop.product(everywhere), 1, shop.product(everywhere), 2));
    DatabaseFacts truth = shop.truth();
    Buyers buyers = new Buyers(shop.api(), CLIENTS, BETWEEN, () -> body);
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(30), () -> "few", () -> buyers.accepted().size() > 300);
      shop.stack().kill("server");
      shop.stack().run("start", "server").expectSuccess();
      int before = buyers.accepted().size();
      WaitUntil.await(
          Duration.ofSeconds(30),
          () -> "nothing sold after the restart",
          () -> buyers.accepted().size() > before + 50);
    }
    WaitUntil.await(Duration.ofSeconds(30), () -> "in doubt", () -> truth.inDoubt() == 0);

    assertThat(buyers.refused()).allMatch(OutageIT::isTryAgain);
    assertThat(orderIds(truth)).containsAll(buyers.accepted().values());
    buyers.accepted().entrySet().stream()
        .limit(200)
        .forEach(
            bought ->
                assertThat(shop.api().send(Call.order(bought.getKey(), body)).body())
                    .contains(bought.getValue()));
    shop.settleAndAudit();
  }

  @Test
  void orders_are_accepted_while_the_broker_is_down_and_all_events_follow() {
    String body =
        ShopClient.order(
            "tok_ok", Map.of(shop.product(Map.of(shop.warehouses().get(0), PLENTY)), 1));
    DatabaseFacts truth = shop.truth();
    Buyers buyers = new Buyers(shop.api(), CLIENTS, BETWEEN, () -> body);
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(30), () -> "few", () -> buyers.accepted().size() > 100);
      shop.stack().run("stop", "--kill", "broker").expectSuccess();
      int before = buyers.accepted().size();
      WaitUntil.during(Duration.ofSeconds(Integer.getInteger("holdfast.blackbox.outage", 8)));
      int during = buyers.accepted().size() - before;
      assertThat(during).isGreaterThan(50);
      // While all processors are busy, a row of stock may be locked for longer than an order waits.
      assertThat(buyers.refused()).hasSizeLessThan(during / FEW);
      shop.stack().run("start", "broker").expectSuccess();
    }

    assertThat(buyers.refused()).allMatch(OutageIT::isTryAgain);
    assertThat(buyers.unanswered()).isEmpty();
    assertThat(buyers.slowest()).isLessThan(AT_ONCE);
    assertThat(orderIds(truth)).containsAll(buyers.accepted().values());
    assertThat(shop.settleAndAudit()).isLessThan(Duration.ofSeconds(60));
  }

  /**
   * Broker and server are down for longer than the time to pay, so no payment can be requested. One
   * order was requested long ago and never answered; its expiry shows that overdue orders were
   * processed.
   */
  @Test
  void accepted_orders_survive_an_outage_longer_than_their_time_to_pay() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), PLENTY));
    DatabaseFacts truth = shop.truth();
    shop.settle(truth);
    shop.stack().run("stop", "--kill", "broker").expectSuccess();
    Buyers buyers =
        new Buyers(shop.api(), CLIENTS, BETWEEN, () -> ShopClient.order("tok_ok", Map.of(sku, 1)));
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(60), () -> "too few", () -> buyers.acceptedCount() > 600);
    }
    shop.stack().run("stop", "server").expectSuccess();
    String silent = buyers.accepted().values().iterator().next();
    truth.changeHub(
        """
        UPDATE orders.orders SET expires_at = now() - interval '1 hour' WHERE status = 'PLACED';
        UPDATE payments.payment_token SET time_to_pay = interval '1 second', due_at = now() - interval '1 hour'
         WHERE order_id = '%s'"""
            .formatted(silent));
    shop.stack().run("start", "server").expectSuccess();
    WaitUntil.await(
        Duration.ofSeconds(60),
        () -> "nobody looked for overdue orders",
        () -> truth.hub(COUNT.formatted("EXPIRED", silent)) == 1);
    shop.stack().run("start", "broker").expectSuccess();
    shop.settleAndAudit();

    Collection<String> others = new HashSet<>(buyers.accepted().values());
    others.remove(silent);
    List<String> confirmed =
        truth.column(
            DatabaseFacts.HUB,
            """
            SELECT id FROM orders.orders
            WHERE status IN ('CONFIRMED', 'PARTLY_SHIPPED', 'SHIPPED', 'COMPLETED')""");
    others.removeAll(new HashSet<>(confirmed));
    assertThat(others).as("accepted and not confirmed").isEmpty();
    assertThat(
            truth.column(
                DatabaseFacts.HUB,
                "SELECT status FROM payments.payment WHERE order_id = '" + silent + "'"))
        .as("it had been asked for: what was authorised after its end is voided")
        .containsExactly("VOIDED");
  }

  @Test
  void other_warehouses_sell_while_one_is_away() {
    String gone = shop.warehouses().get(0);
    String there = shop.warehouses().get(1);
    String both = shop.product(Map.of(gone, PLENTY, there, PLENTY));
    String onlyGone = shop.product(Map.of(gone, PLENTY));
    DatabaseFacts truth = shop.truth();
    Buyers buyers =
        new Buyers(shop.api(), CLIENTS, BETWEEN, () -> ShopClient.order("tok_ok", Map.of(both, 1)));
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(30), () -> "few", () -> buyers.accepted().size() > 100);
      shop.stack().run("stop", "--kill", "postgres-" + gone).expectSuccess();
      int before = buyers.accepted().size();
      assertThat(shop.api().send(order(onlyGone))).matches(OutageIT::isTryAgain);
      WaitUntil.await(
          Duration.ofSeconds(20),
          () -> "nothing sold elsewhere",
          () -> buyers.accepted().size() > before + 50);
      shop.stack().run("start", "postgres-" + gone).expectSuccess();
      WaitUntil.await(
          Duration.ofSeconds(20),
          () -> "it does not sell again",
          () -> shop.api().send(order(onlyGone)).status() == 201);
    }

    assertThat(buyers.refused()).allMatch(OutageIT::isTryAgain);
    assertThat(buyers.slowest()).isLessThan(Duration.ofSeconds(10));
    assertThat(orderIds(truth)).containsAll(buyers.accepted().values());
    shop.settleAndAudit();
  }

  @Test
  void orders_get_503_while_the_hub_is_down_and_are_accepted_again_afterwards() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), PLENTY));
    DatabaseFacts truth = shop.truth();
    Buyers buyers =
        new Buyers(shop.api(), CLIENTS, BETWEEN, () -> ShopClient.order("tok_ok", Map.of(sku, 1)));
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(30), () -> "few", () -> buyers.accepted().size() > 100);
      shop.stack().run("stop", "--kill", "postgres-hub").expectSuccess();
      try {
        assertThat(shop.api().send(order(sku))).matches(OutageIT::isTryAgain);
        // What was under way when the hub was killed has its own lines, once.
        reads_are_503_too(sku);
        LogReader messages = LogReader.fromNowOn(shop.stack().messages());
        for (int i = 0; i < 3; i++) {
          reads_are_503_too(sku);
        }
        assertThat(linesBesideDeliveries(messages.lines())).isLessThan(FEW_LINES);
      } finally {
        shop.stack().run("start", "postgres-hub").expectSuccess();
      }
      int before = buyers.accepted().size();
      WaitUntil.await(
          Duration.ofSeconds(20),
          () -> "it does not sell again",
          () -> buyers.accepted().size() > before + 50);
    }

    assertThat(buyers.refused()).allMatch(OutageIT::isTryAgain);
    assertThat(buyers.slowest()).isLessThan(Duration.ofSeconds(10));
    assertThat(orderIds(truth)).containsAll(buyers.accepted().values());
    shop.settleAndAudit();
  }

  /** The container logs each message whose delivery fails, with its stack. */
  private static long linesBesideDeliveries(List<String> lines) {
    boolean counts = false;
    long found = 0;
    for (String line : lines) {
      if (line.startsWith("[")) {
        counts = !DELIVERY.matcher(line).find();
      }
      found += counts ? 1 : 0;
    }
    return found;
  }

  private void reads_are_503_too(String sku) {
    for (String path :
        List.of(
            "orders",
            "products?q=100%25",
            "stock",
            "shipments",
            "returns",
            "warehouses",
            "products/" + sku)) {
      Instant begin = Instant.now();
      HttpAnswer answer = shop.api().send(Call.get("operator", "/api/v1/" + path));
      assertThat(answer).as(path).matches(OutageIT::isTryAgain);
      assertThat(Duration.between(begin, Instant.now())).as(path).isLessThan(AT_ONCE);
    }
  }

  private static Call order(String sku) {
    return Call.order(UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(sku, 1)));
  }

  private static boolean isTryAgain(HttpAnswer answer) {
    return answer.isTryAgain();
  }

  private static Collection<String> orderIds(DatabaseFacts truth) {
    List<String> ids = truth.column(DatabaseFacts.HUB, "SELECT id FROM orders.orders");
    return new HashSet<>(ids);
  }
}
