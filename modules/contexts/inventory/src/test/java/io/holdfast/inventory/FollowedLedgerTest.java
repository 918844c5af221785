package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Movements get their ids before their transactions commit. */
class FollowedLedgerTest {
  private static final WarehouseCode A = new WarehouseCode("a");
  private static InventoryFixture depot;

  private final TestDatabase database = depot.database("a");
  private long behind;

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a", "b");
  }

  @BeforeEach
  void tea_and_milk() {
    depot.empty();
    depot.open("a", "tea", 10);
    depot.open("a", "milk", 10);
    behind = depot.stock().movements(A, null, null, 200).items().get(1).id();
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  private Connection unfinishedReceiptOfMilk() throws SQLException {
    Connection connection = database.plain().getConnection();
    connection.setAutoCommit(false);
    try (Statement change = connection.createStatement()) {
      change.execute("UPDATE stock_item SET on_hand = on_hand + 1 WHERE sku = 'milk'");
      change.execute(
          """
          INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
          VALUES ('milk', 'RECEIPT', 1, 0, 'slow', '%s')"""
              .formatted(TimeOrderedUuid.next()));
    }
    return connection;
  }

  private List<String> read(Sku sku) {
    return depot.stock().movements(A, sku, String.valueOf(behind), 200).items().stream()
        .map(movement -> movement.sku() + " " + movement.reference())
        .toList();
  }

  @Test
  void a_movement_waits_for_an_earlier_one_that_is_still_being_written() throws Exception {
    try (Connection slow = unfinishedReceiptOfMilk()) {
      depot.stock().receive(InventoryFixture.receipt("a", "fast", "tea", 1));
      CompletableFuture<List<String>> page = CompletableFuture.supplyAsync(() -> read(null));
      slow.commit();

      assertThat(page.get(10, TimeUnit.SECONDS)).containsExactly("milk slow", "tea delivery fast");
    }
  }

  @Test
  void the_ledgers_of_two_warehouses_are_read_as_one_page_by_page() {
    depot.open("b", "tea", 10);
    depot.stock().receive(InventoryFixture.receipt("a", "last", "tea", 1));
    List<String> seen = new ArrayList<>();
    LedgerPosition position = LedgerPosition.START;
    MovementPage page;
    do {
      page =
          depot
              .stock()
              .movements(new MovementQuery(null, null, null, null, null, null, position, 1));
      for (MovementPage.Item item : page.page().items()) {
        seen.add(item.warehouse() + " " + item.movement().sku());
        position = LedgerPosition.of(item.position().toString());
      }
    } while (page.page().nextCursor() != null);

    assertThat(seen).containsExactly("a tea", "a milk", "b tea", "a tea");
  }

  @Test
  void recent_movements_are_left_out_while_a_transaction_stays_in_doubt() throws Exception {
    try (Connection slow = unfinishedReceiptOfMilk()) {
      depot.stock().receive(InventoryFixture.receipt("a", "fast", "tea", 1));

      assertThat(read(null)).isEmpty();
      assertThat(read(new Sku("tea"))).isEmpty();

      slow.rollback();
      assertThat(read(null)).containsExactly("tea delivery fast");
    }
  }
}
