package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class NewWarehouseIT {
  private final ShopClient shop;

  NewWarehouseIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void a_warehouse_added_at_run_time_sells_without_a_restart() {
    long server = serverPid();
    shop.stack()
        .run(
            "warehouse",
            "add",
            "denver",
            "--name",
            "Denver East",
            "--latitude",
            "39.74",
            "--longitude",
            "-104.99",
            "--country",
            "US",
            "--city",
            "Denver")
        .expectSuccess();
    String sku = shop.product(Map.of("denver", 7));

    JsonNode order = shop.order(shop.place("tok_ok", Map.of(sku, 7)));

    JsonNode allocation = order.get("lines").get(0).get("allocations").get(0);
    assertThat(allocation.get("warehouse").asText()).isEqualTo("denver");
    assertThat(allocation.get("quantity").asInt()).isEqualTo(7);
    shop.settleAndAudit();
    shop.awaitPaid(order.get("id").asText(), Duration.ofSeconds(1));
    assertThat(serverPid()).isEqualTo(server);
  }

  private long serverPid() {
    return JsonValues.stream(shop.stack().status().get("components"))
        .filter(component -> component.get("name").asText().equals("server"))
        .mapToLong(component -> component.get("pid").asLong())
        .findFirst()
        .orElseThrow();
  }
}
