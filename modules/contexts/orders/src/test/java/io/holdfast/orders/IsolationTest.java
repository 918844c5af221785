package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.orders.settlement.SettlementResult;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locked rows and transactions in doubt delay only the orders that need them. */
class IsolationTest {
  private static final Duration OTHERS = Duration.ofMillis(500);
  private static final Duration CONCERNED = Duration.ofSeconds(2);
  private static final Duration FROM_MEMORY = Duration.ofMillis(100);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final String LOCK_TEA =
      "UPDATE stock_item SET safety_stock = safety_stock WHERE sku = 'tea'";
  private static final String TAKE_KEY =
      """
      INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
      VALUES ('%s', '', gen_random_uuid(), 409, '', now() + interval '1 day')""";

  private final OrdersFixture shop = OrdersFixture.open();
  private final AtomicInteger keys = new AtomicInteger();

  /** The answer to a client, and the time it took. */
  private record Answered(PlacementResult result, Duration took) {}

  @BeforeEach
  void warmUp() {
    shop.sell("ale", 10_000, 10_000);
    for (int i = 0; i < 50; i++) {
      buy("ale");
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void buyers_of_a_locked_row_are_served_by_another_warehouse() throws SQLException {
    shop.sell("tea", 5, 5);
    try (Connection somebody = begin(shop.warehouse('a'), LOCK_TEA)) {
      Answered tea = buy("tea");

      OrderId id = ((PlacementResult.Placed) tea.result()).id();
      assertThat(shop.orders().find(id).orElseThrow().lines().get(0).allocations())
          .containsExactly(new OrderView.Allocation("b", 1));
      assertThat(tea.took()).isLessThan(CONCERNED);
      somebody.rollback();
    }
    assertThat(shop.disagreements()).isEmpty();
  }

  @Test
  void while_a_row_is_locked_its_buyers_get_503_and_all_others_are_served() throws Exception {
    shop.sell("tea", 1_000);
    try (Connection somebody = begin(shop.warehouse('a'), LOCK_TEA)) {
      Queue<Answered> refused = new ConcurrentLinkedQueue<>();
      List<Thread> buyers = buyersOf("tea", 50, refused);
      List<Answered> others = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        others.add(buy("ale"));
      }
      for (Thread buyer : buyers) {
        buyer.join();
      }

      assertThat(others).allMatch(a -> a.result() instanceof PlacementResult.Placed);
      assertThat(others).allMatch(a -> a.took().compareTo(OTHERS) < 0);
      assertThat(refused).hasSize(50 * 5);
      assertThat(refused).allMatch(a -> a.result() instanceof PlacementResult.Undecided);
      assertThat(refused).allMatch(a -> a.took().compareTo(CONCERNED) < 0);
      somebody.rollback();
    }
    Probe.until(RECOVERY, () -> buy("tea").result() instanceof PlacementResult.Placed);
    assertThat(shop.disagreements()).isEmpty();
  }

  @Test
  void a_transaction_in_doubt_delays_the_buyers_of_its_row_alone() throws SQLException {
    shop.sell("tea", 10);
    prepare(shop.warehouse('a'), LOCK_TEA, "tea-in-doubt");

    assertThat(buy("tea").result()).isInstanceOf(PlacementResult.Undecided.class);
    assertThat(buy("ale").took()).isLessThan(OTHERS);

    shop.warehouse('a').execute("ROLLBACK PREPARED 'tea-in-doubt'");
    Probe.until(RECOVERY, () -> buy("tea").result() instanceof PlacementResult.Placed);
  }

  @Test
  void a_key_in_doubt_is_in_flight_from_memory_and_delays_no_other_key() throws SQLException {
    prepare(shop.hub(), TAKE_KEY.formatted("doubtful"), "key-in-doubt");

    Answered first = buy("doubtful", "ale");
    Answered again = buy("doubtful", "ale");
    Answered other = buy("ale");

    assertThat(first.result()).isInstanceOf(PlacementResult.InFlight.class);
    assertThat(first.took()).isLessThan(OTHERS);
    assertThat(again.result()).isInstanceOf(PlacementResult.InFlight.class);
    assertThat(again.took()).isLessThan(FROM_MEMORY);
    assertThat(other.result()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(other.took()).isLessThan(OTHERS);

    shop.hub().execute("ROLLBACK PREPARED 'key-in-doubt'");
    Probe.until(RECOVERY, () -> buy("doubtful", "ale").result() instanceof PlacementResult.Placed);
    assertThat(shop.disagreements()).isEmpty();
  }

  @Test
  void many_keys_in_doubt_cost_the_others_one_wait_and_not_one_each() throws SQLException {
    List<String> inDoubt = new ArrayList<>();
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      inDoubt.add("doubt-" + i);
      taken.append(TAKE_KEY.formatted("doubt-" + i)).append(';');
    }
    prepare(shop.hub(), taken.toString(), "keys-in-doubt");
    try {
      Queue<Answered> repeated = new ConcurrentLinkedQueue<>();
      List<Thread> clients = new ArrayList<>();
      for (String key : inDoubt) {
        Thread client = new Thread(() -> repeated.add(buy(key, "ale")));
        clients.add(client);
        client.start();
      }
      List<Answered> others = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        others.add(buy("ale"));
      }
      clients.forEach(IsolationTest::join);

      assertThat(repeated).allMatch(a -> a.result() instanceof PlacementResult.InFlight);
      assertThat(others).allMatch(a -> a.result() instanceof PlacementResult.Placed);
      assertThat(others).filteredOn(a -> a.took().compareTo(OTHERS) > 0).hasSizeLessThan(3);
    } finally {
      shop.hub().execute("ROLLBACK PREPARED 'keys-in-doubt'");
    }
  }

  @Test
  void a_locked_row_postpones_the_release_of_its_own_orders_alone() throws SQLException {
    shop.sell("tea", 5);
    OrderId tea = shop.placed("tea-order", order(1, "tea"));
    OrderId ale = shop.placed("ale-order", order(1, "ale"));
    try (Connection somebody = begin(shop.warehouse('a'), LOCK_TEA)) {
      CompletableFuture<SettlementResult> locked = decline(tea);
      CompletableFuture<SettlementResult> free = decline(ale);

      assertThat(locked.join()).isInstanceOf(SettlementResult.Postponed.class);
      assertThat(free.join()).isInstanceOf(SettlementResult.Settled.class);
      assertThatThrownBy(() -> shop.orders().cancel(tea, "ordered twice", VersionCondition.ANY))
          .isInstanceOf(UnavailableException.class);
      somebody.rollback();
    }
    Probe.until(RECOVERY, () -> decline(tea).join() instanceof SettlementResult.Settled);
    assertThat(shop.disagreements()).isEmpty();
  }

  @Test
  void a_locked_row_costs_the_cancellation_of_its_order_one_wait_and_then_none()
      throws SQLException {
    shop.sell("tea", 5);
    OrderId tea = shop.placed("tea-order", order(1, "tea"));
    try (Connection somebody = begin(shop.warehouse('a'), LOCK_TEA)) {
      assertThatThrownBy(() -> shop.orders().cancel(tea, "ordered twice", VersionCondition.ANY))
          .isInstanceOf(UnavailableException.class);
      somebody.rollback();
    }
    Probe.eventually(
        RECOVERY, () -> shop.orders().cancel(tea, "ordered twice", VersionCondition.ANY));
    assertThat(shop.disagreements()).isEmpty();
  }

  private CompletableFuture<SettlementResult> decline(OrderId order) {
    return shop.orders()
        .settle(Settlement.declined(order, UUID.randomUUID(), "no money"))
        .toCompletableFuture();
  }

  @Test
  void a_stored_answer_is_given_while_another_warehouse_is_away() {
    shop.sell("tea", 1);
    PlaceOrder last = order(1, "tea");
    PlacementResult placed = shop.place("k1", last).join();
    assertThat(placed).isInstanceOf(PlacementResult.Placed.class);
    shop.takeAway('b');
    try {
      Probe.until(RECOVERY, () -> buy("tea").result() instanceof PlacementResult.Undecided);

      assertThat(shop.place("k1", order(1, "tea")).join()).isEqualTo(placed);
    } finally {
      shop.bringBack('b');
    }
  }

  private List<Thread> buyersOf(String sku, int clients, Queue<Answered> answers) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 5; n++) {
                  answers.add(buy(sku));
                }
              });
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answered buy(String sku) {
    return buy("key-" + keys.incrementAndGet(), sku);
  }

  private Answered buy(String key, String sku) {
    long started = System.nanoTime();
    PlacementResult result = shop.place(key, order(1, sku)).join();
    return new Answered(result, Duration.ofNanos(System.nanoTime() - started));
  }

  private static Connection begin(TestDatabase database, String sql) throws SQLException {
    Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
    connection.setAutoCommit(false);
    connection.createStatement().execute(sql);
    return connection;
  }

  private static void prepare(TestDatabase database, String sql, String id) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "")) {
      connection.createStatement().execute("BEGIN; " + sql + "; PREPARE TRANSACTION '" + id + "'");
    }
  }
}
