package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.StockQuery.Sort;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StockSearchTest {
  private static InventoryFixture depot;

  @BeforeAll
  static void three_skus_in_two_warehouses() {
    depot = new InventoryFixture("a", "b");
    depot.open("a", "jam", 50);
    depot.open("a", "tea", 3);
    depot.open("b", "jam", 20);
    depot.open("b", "oil", 50);
    depot.open("b", "tea", 30);
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  private static StockQuery query(Sort sort, String cursor, int limit) {
    return new StockQuery(null, null, false, false, sort, cursor, limit);
  }

  private static List<String> names(StockPage page) {
    return page.page().items().stream()
        .map(item -> item.level().sku() + "@" + item.warehouse())
        .toList();
  }

  private static List<String> allPages(Sort sort, int limit) {
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      StockPage page = depot.stock().search(query(sort, cursor, limit));
      seen.addAll(names(page));
      cursor = page.page().nextCursor();
      assertThat(cursor == null || cursor.matches(StockQuery.CURSOR)).as(cursor).isTrue();
    } while (cursor != null);
    return seen;
  }

  @Test
  void pages_of_any_size_give_every_row_of_every_warehouse_once_in_order() {
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(allPages(Sort.SKU, limit))
          .as("limit " + limit)
          .containsExactly("jam@a", "jam@b", "oil@b", "tea@a", "tea@b");
      assertThat(allPages(Sort.AVAILABLE, limit))
          .as("limit " + limit)
          .containsExactly("tea@a", "jam@b", "tea@b", "jam@a", "oil@b");
    }
  }

  @Test
  void rows_are_filtered_by_sku_warehouse_and_low_stock() {
    Stock stock = depot.stock();
    List<Sku> two = List.of(new Sku("jam"), new Sku("oil"));
    assertThat(names(stock.search(new StockQuery(two, null, false, false, Sort.SKU, null, 9))))
        .containsExactly("jam@a", "jam@b", "oil@b");
    WarehouseCode a = new WarehouseCode("a");
    assertThat(names(stock.search(new StockQuery(null, a, false, false, Sort.SKU, null, 9))))
        .containsExactly("jam@a", "tea@a");
    assertThat(names(stock.search(new StockQuery(null, null, true, false, Sort.SKU, null, 9))))
        .containsExactly("tea@a");
    assertThat(names(stock.search(new StockQuery(null, null, false, true, Sort.SKU, null, 9))))
        .isEmpty();
  }

  @Test
  void a_warehouse_that_does_not_exist_is_refused() {
    WarehouseCode none = new WarehouseCode("none");
    assertThatThrownBy(
            () -> depot.stock().search(new StockQuery(null, none, false, false, Sort.SKU, null, 9)))
        .isInstanceOf(UnknownWarehouseException.class);
  }

  @Test
  void the_latest_movements_come_first_and_pages_go_back_in_time() {
    WarehouseCode b = new WarehouseCode("b");
    Sku oil = new Sku("oil");
    depot
        .stock()
        .adjust(
            new AdjustStock(
                b,
                oil,
                2,
                AdjustmentReason.FOUND,
                "count-1",
                VersionCondition.ANY,
                InventoryFixture.key("found")));
    depot
        .stock()
        .adjust(
            new AdjustStock(
                b,
                oil,
                -2,
                AdjustmentReason.LOST,
                "count-2",
                VersionCondition.ANY,
                IdempotencyKey.sentBy("anna", "lost", new byte[] {1})));
    var first = depot.stock().latestMovements(b, oil, null, 2);
    var rest = depot.stock().latestMovements(b, oil, first.nextCursor(), 2);
    assertThat(first.items()).extracting(Movement::onHandDelta).containsExactly(-2, 2);
    assertThat(first.items()).extracting(Movement::actor).containsExactly("anna", null);
    assertThat(rest.items()).extracting(Movement::onHandDelta).containsExactly(50);
    assertThat(rest.nextCursor()).isNull();
  }
}
