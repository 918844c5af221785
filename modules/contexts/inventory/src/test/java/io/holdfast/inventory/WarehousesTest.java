package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehousesTest {
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final WarehouseCode B = new WarehouseCode("b");
  private static final Sku TEA = new Sku("tea");

  private final InventoryFixture depot = new InventoryFixture("b", "a");

  @AfterEach
  void close() {
    depot.close();
  }

  @Test
  void a_warehouse_is_registered_once() {
    assertThat(depot.warehouses().register(InventoryFixture.warehouse("a"))).isFalse();
    assertThat(depot.warehouses().all()).extracting(Warehouse::code).containsExactly(A, B);
    assertThat(depot.warehouses().find(A)).contains(InventoryFixture.warehouse("a"));
  }

  @Test
  void a_registered_warehouse_is_published_once() {
    depot.warehouses().register(InventoryFixture.warehouse("a"));

    assertThat(
            depot.hubEvents(
                StockEvent.WAREHOUSE_REGISTERED, "aggregate_id || (data::jsonb ->> 'city')"))
        .containsExactly("bBellingham", "aBellingham");
  }

  @Test
  void a_warehouse_without_a_database_is_not_registered() {
    assertThatThrownBy(() -> depot.warehouses().register(InventoryFixture.warehouse("nowhere")))
        .isInstanceOf(UnavailableException.class);
    assertThat(depot.warehouses().find(new WarehouseCode("nowhere"))).isEmpty();
  }

  @Test
  void an_unregistered_code_is_unknown() {
    assertThatThrownBy(() -> depot.stock().find(new WarehouseCode("z"), TEA))
        .isInstanceOf(UnknownWarehouseException.class);
  }

  @Test
  void every_warehouse_is_asked_and_keeps_its_own_stock() {
    depot.open("a", "tea", 3);

    StockLevels levels = depot.stock().levels(List.of(TEA));

    assertThat(levels.unreachable()).isEmpty();
    assertThat(levels.byWarehouse().get(A).get(TEA).available()).isEqualTo(3);
    assertThat(levels.byWarehouse().get(B)).isEmpty();
  }

  @Test
  void a_warehouse_that_is_away_shows_as_such_and_the_others_go_on() {
    depot.open("a", "tea", 3);
    depot
        .database("b")
        .execute("DROP TABLE stock_movement", "ALTER TABLE stock_item RENAME TO gone");

    StockLevels levels = depot.stock().levels(List.of(TEA));

    assertThat(levels.unreachable()).containsExactly(B);
    assertThat(levels.byWarehouse()).containsOnlyKeys(A);
    assertThat(levels.warehouses()).containsOnlyKeys(A, B);
    assertThatThrownBy(() -> depot.node("b")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_warehouse_that_recovers_is_probed_again_after_a_delay() {
    depot.database("b").execute("ALTER TABLE stock_item RENAME TO gone");
    assertThat(depot.stock().levels(List.of(TEA)).unreachable()).containsExactly(B);
    depot.database("b").execute("ALTER TABLE gone RENAME TO stock_item");

    Probe.until(
        Duration.ofSeconds(5), () -> depot.stock().levels(List.of(TEA)).unreachable().isEmpty());
  }
}
