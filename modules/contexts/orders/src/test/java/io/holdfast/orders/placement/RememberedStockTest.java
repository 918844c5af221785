package io.holdfast.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrdersFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedStockTest {
  private static final Set<Sku> THREE = Set.of(new Sku("tea"), new Sku("rum"), new Sku("ale"));

  @Test
  void an_evicted_entry_is_never_taken_for_sold_out() {
    try (OrdersFixture shop = OrdersFixture.open()) {
      THREE.forEach(sku -> shop.sell(sku.value(), 7));
      RememberedStock remembered = new RememberedStock(shop.stock(), 1);

      for (int look = 0; look < 3; look++) {
        StockLevels levels = remembered.look(THREE).levels();

        assertThat(levels.byWarehouse().get(new WarehouseCode("a")).keySet()).isEqualTo(THREE);
      }
    }
  }
}
