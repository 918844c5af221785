package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two servers behind the balancer, on the same databases and broker. Seven minutes on two
 * processors, so only if asked for: {@code -Dholdfast.cluster.tests=true}.
 */
@EnabledIfSystemProperty(named = "holdfast.cluster.tests", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final String OLDEST = "server";
  private static final String OTHER = "server-2";
  private static final int CLIENTS = 6;
  private static final int PLENTY = 1_000_000;
  private static final Duration BETWEEN = Duration.ofMillis(40);
  private static final Duration START = Duration.ofMinutes(3);

  /** Lease of a server's transactions, 10 s, and the next look of another server, 5 s; and work. */
  private static final Duration LOCKED = Duration.ofSeconds(30);

  private static StackUnderTest stack;
  private static ShopClient shop;
  private static String body;

  @BeforeAll
  static void two_servers() {
    stack = StackUnderTest.start("--servers", "2", "--warehouses", "2", "--without", "insights");
    shop = new ShopClient(stack);
    Map<String, Integer> everywhere =
        shop.warehouses().stream().collect(Collectors.toMap(code -> code, code -> PLENTY));
    body =
        ShopClient.order(
            "tok_ok", Map.of(shop.product(everywhere), 1, shop.product(everywhere), 2));
  }

  @AfterAll
  static void stop() throws IOException {
    stack.close();
  }

  private static Buyers buyers() {
    return new Buyers(shop.api(), CLIENTS, BETWEEN, () -> body);
  }

  private static void awaitMore(Buyers buyers, int more) {
    int before = buyers.acceptedCount();
    WaitUntil.await(
        Duration.ofSeconds(60),
        () -> "only " + (buyers.acceptedCount() - before) + " more orders are accepted",
        () -> buyers.acceptedCount() > before + more);
  }

  private static JsonNode cluster() {
    return ShopClient.expect(
            200, shop.api().send(Api.Call.get("admin", "/api/v1/operations/cluster")))
        .json();
  }

  private static Set<String> members() {
    return JsonValues.stream(cluster().get("members"))
        .map(member -> member.get("name").asText())
        .collect(Collectors.toSet());
  }

  private static void assertThatNothingIsLost(Buyers buyers) {
    List<String> ids = shop.truth().column(DatabaseFacts.HUB, "SELECT id FROM orders.orders");
    assertThat(new HashSet<>(ids)).containsAll(buyers.accepted().values());
    assertThat(buyers.refused()).allMatch(ClusterIT::mayBeAskedAgain);
    shop.settleAndAudit();
  }

  /**
   * What became of an order that a dead server was placing is known once another has finished it.
   */
  private static boolean mayBeAskedAgain(HttpAnswer answer) {
    return answer.isTryAgain() || answer.isProblem(409, "request-in-flight");
  }

  @Test
  @Order(1)
  void each_server_sees_the_other_and_one_at_a_time_holds_each_lock() {
    WaitUntil.await(START, () -> "members " + members(), () -> members().size() == 2);

    assertThat(members()).containsExactlyInAnyOrder(OLDEST, OTHER);
    WaitUntil.await(
        Duration.ofSeconds(30),
        () -> "locks " + cluster().get("locks"),
        () ->
            JsonValues.stream(cluster().get("locks"))
                .map(lock -> lock.get("name").asText())
                .toList()
                .containsAll(List.of("orders-housekeeping", "relay-hub")));
  }

  @Test
  @Order(2)
  void when_a_server_is_killed_the_other_sells_on_and_finishes_its_transactions() {
    DatabaseFacts truth = shop.truth();
    Buyers buyers = buyers();
    try (buyers) {
      awaitMore(buyers, 200);
      stack.run("stop", "--kill", OLDEST).expectSuccess();
      awaitMore(buyers, 200);
      WaitUntil.await(LOCKED, () -> "in doubt: " + old(truth), () -> old(truth) == 0);
    }
    assertThatNothingIsLost(buyers);

    stack.run("start", OLDEST).expectSuccess();
    WaitUntil.await(START, () -> "members " + members(), () -> members().size() == 2);
    assertThatNothingIsLost(buyers);
  }

  /** Prepared transactions that no running server is about to finish. */
  private static long old(DatabaseFacts truth) {
    return truth.everywhere(
        "SELECT count(*) FROM pg_prepared_xacts WHERE prepared < now() - interval '3 seconds'");
  }

  @Test
  @Order(3)
  void a_server_that_hangs_is_left_out_and_does_no_harm_when_it_goes_on() {
    // It came last, so the other one places: rows that a hung server has locked stay so until it
    // goes on.
    ProcessHandle hanging = stack.process(OLDEST);
    Buyers buyers = buyers();
    try (buyers) {
      awaitMore(buyers, 100);
      Signal.STOP.send(hanging);
      try {
        awaitMore(buyers, 200);
      } finally {
        Signal.CONT.send(hanging);
      }
      awaitMore(buyers, 100);
    }
    assertThatNothingIsLost(buyers);
  }

  @Test
  @Order(4)
  void servers_are_replaced_one_after_the_other_and_every_buyer_is_answered() {
    // Few of them: the servers start on the processors that the buyers use.
    Buyers buyers = new Buyers(shop.api(), 2, Duration.ofMillis(150), () -> body);
    try (buyers) {
      awaitMore(buyers, 50);
      CommandLine.Outcome rolled = stack.run("roll");
      rolled.expectSuccess();
      awaitMore(buyers, 50);
    }
    assertThat(buyers.unanswered()).isEmpty();
    assertThat(buyers.acceptedCount()).isGreaterThan(buyers.refused().size());
    assertThatNothingIsLost(buyers);
  }
}
