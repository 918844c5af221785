package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class DatabaseRestartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ShopClient shop;
  private final String warehouse;
  private final String sku;

  DatabaseRestartIT(ShopClient shop) {
    this.shop = shop;
    this.warehouse = shop.warehouses().get(0);
    this.sku = shop.product(Map.of(warehouse, 100));
  }

  @Test
  void after_a_restart_of_the_databases_the_first_request_of_every_pool_succeeds() {
    requests().values().forEach(call -> ShopClient.expect(status(call), shop.api().send(call)));
    LogReader log = LogReader.fromNowOn(shop.stack().messages());
    for (String database : List.of("postgres-hub", "postgres-" + warehouse)) {
      shop.stack().run("stop", "--kill", database).expectSuccess();
      shop.stack().run("start", database).expectSuccess();
    }
    WaitUntil.await(
        PATIENCE,
        () -> "the pools keep their connections",
        () ->
            List.of("jdbc/hub", "jdbc/warehouse/" + warehouse).stream()
                .map(name -> name + " was away: 3 pools are emptied")
                .allMatch(line -> log.lines().stream().anyMatch(l -> l.contains(line))));

    Map<String, String> failed = new LinkedHashMap<>();
    requests()
        .forEach(
            (pool, call) -> {
              HttpAnswer answer = shop.api().send(call);
              if (answer.status() != status(call)) {
                failed.put(pool, answer.status() + " " + answer.body());
              }
            });
    assertThat(failed).isEmpty();
  }

  private static int status(Call call) {
    return call.method().equals("POST") ? 201 : 200;
  }

  /** One that needs each pool. */
  private Map<String, Call> requests() {
    String stock = "/api/v1/warehouses/" + warehouse + "/stock/" + sku;
    Map<String, Call> requests = new LinkedHashMap<>();
    requests.put(
        "warehouse, XA",
        Call.json(
                "POST",
                "operator",
                stock + "/adjustments",
                UUID.randomUUID().toString(),
                "{\"delta\":1,\"reason\":\"FOUND\",\"reference\":\"count-17\"}")
            .with("If-Match", "*"));
    requests.put("warehouse, plain", Call.get("operator", stock));
    requests.put("hub, XA", ShopClient.store(sku, "2.50", "USD"));
    requests.put("hub, plain", Call.get("storefront", Api.ORDERS));
    requests.put("reports", Call.get("admin", "/api/v1/operations/invariants"));
    requests.put(
        "both, XA",
        Call.order(UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(sku, 1))));
    return requests;
  }
}
