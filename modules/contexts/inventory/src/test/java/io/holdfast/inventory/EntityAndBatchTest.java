package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.ledger.StockItem;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One row, two kinds of writers: entities with a version, and statements for whole batches. */
@Timeout(120)
class EntityAndBatchTest {
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final Sku TEA = new Sku("tea");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static InventoryFixture depot;

  private final Stock stock = depot.stock();
  private final TestDatabase database = depot.database("a");

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a");
  }

  @BeforeEach
  void ten_teas() {
    depot.empty();
    depot.open("a", "tea", 10);
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  @Test
  void an_entity_that_was_read_before_a_batch_moved_its_row_is_not_written() {
    assertThatThrownBy(
            () ->
                depot.inTransaction(
                    entities -> {
                      StockItem item = entities.find(StockItem.class, "tea");
                      somebodyHolds(2);
                      item.adjust(-5);
                      entities.flush();
                    }))
        .isInstanceOf(ConflictException.class);

    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 10, 2, 0, 0, 1));
  }

  @Test
  void a_batch_that_was_decided_before_an_entity_moved_its_row_is_not_written() {
    Map<Sku, StockLevel> decidedOn = Map.of(TEA, depot.level("a", "tea"));
    stock.setSafetyStock(A, TEA, 4, VersionCondition.ANY);
    List<Hold> holds = List.of(new Hold(InventoryFixture.order(), TEA, 1));

    assertThatThrownBy(() -> depot.hold("a", holds, decidedOn))
        .isInstanceOf(ConflictException.class);

    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 10, 0, 4, 0, 1));
  }

  @Test
  void a_correction_that_loses_to_a_batch_is_stale_if_a_version_was_expected() throws SQLException {
    CompletableFuture<StockLevel> correction;
    try (Connection batch = batchUnderWay()) {
      correction = adjustment(-5, VersionCondition.exactly(0), "pinned");
      awaitLockWait();
      batch.commit();
    }

    assertThatThrownBy(correction::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            StaleVersionException.class, e -> assertThat(e.currentVersion()).isEqualTo(1));
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(10);
  }

  @Test
  void a_correction_of_any_version_that_loses_to_a_batch_is_decided_again() throws SQLException {
    CompletableFuture<StockLevel> correction;
    CompletableFuture<Void> safety;
    try (Connection batch = batchUnderWay()) {
      correction = adjustment(-5, VersionCondition.ANY, "any");
      safety =
          CompletableFuture.runAsync(() -> stock.setSafetyStock(A, TEA, 1, VersionCondition.ANY));
      awaitLockWait();
      batch.commit();
    }

    assertThat(correction.join().onHand()).isEqualTo(5);
    safety.join();
    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 5, 0, 1, 0, 3));
  }

  @Test
  void a_repetition_that_loses_to_the_first_request_gets_its_answer_and_not_stale() {
    for (int round = 0; round < 30; round++) {
      String key = "round-" + round;
      VersionCondition read = VersionCondition.exactly(depot.level("a", "tea").version());
      List<CompletableFuture<StockLevel>> answers =
          IntStream.range(0, 6).mapToObj(i -> adjustment(1, read, key)).toList();

      assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(40);
  }

  @Test
  void corrections_of_any_version_at_once_are_all_counted() {
    List<CompletableFuture<StockLevel>> answers =
        IntStream.range(0, 12)
            .mapToObj(i -> adjustment(1, VersionCondition.ANY, "each-" + i))
            .toList();

    answers.forEach(CompletableFuture::join);
    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 22, 0, 0, 0, 12));
  }

  private CompletableFuture<StockLevel> adjustment(
      int delta, VersionCondition expected, String key) {
    IdempotencyKey named = InventoryFixture.key(key);
    AdjustStock command =
        new AdjustStock(A, TEA, delta, AdjustmentReason.COUNT, "count", expected, named);
    return CompletableFuture.supplyAsync(() -> stock.adjust(command));
  }

  /** What a batch writes to the counters, not yet committed. */
  private Connection batchUnderWay() throws SQLException {
    Connection connection = database.plain().getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE stock_item SET version = version + 1 WHERE sku = 'tea'");
    }
    return connection;
  }

  private void awaitLockWait() {
    Probe.until(
        PATIENCE,
        () ->
            database.count(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()")
                > 0);
  }

  private static void somebodyHolds(int quantity) {
    CompletableFuture.runAsync(() -> depot.hold("a", "tea", quantity)).join();
  }
}
