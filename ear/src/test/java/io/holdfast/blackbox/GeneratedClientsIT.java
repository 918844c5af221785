package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strangers do not write their clients by hand. */
@ExtendWith(BlackBox.class)
class GeneratedClientsIT {
  private static final String COMPILE_PATTERNS =
      "JSON.parse(process.argv[1]).forEach(pattern => new RegExp(pattern, 'u'))";

  private static GeneratedClients generated;

  private final ShopClient shop;
  private final String document;
  private final GeneratedClients clients;

  GeneratedClientsIT(ShopClient shop) throws Exception {
    this.shop = shop;
    this.document =
        ShopClient.expect(200, shop.api().send(Call.get(null, "/openapi?format=JSON"))).body();
    if (generated == null) {
      generated = GeneratedClients.of(document);
    }
    this.clients = generated;
  }

  @Test
  void a_generated_java_client_places_pages_adjusts_and_meets_typed_problems() throws Exception {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 10));

    Map<String, String> seen =
        clients
            .program("client.FirstDay")
            .apply(
                Map.of(
                    "base", shop.stack().descriptor().baseUrl(),
                    "warehouse", warehouse,
                    "sku", sku));

    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("placed", "PLACED 2");
    expected.put("read", "true");
    expected.put("paged", "1 and true");
    expected.put("adjusted", "9 on hand");
    expected.put("ledger", "RECEIPT by operator");
    expected.put("unknown-sku", "404 unknown-sku [no-such-sku]");
    expected.put("insufficient-stock", "409 insufficient-stock 99 of 6");
    expected.put("idempotency-key-reused", "422 idempotency-key-reused");
    expected.put("invalid-request", "400 invalid-request lines[0].quantity");
    expected.put("idempotency-key-invalid", "400 idempotency-key-invalid");
    expected.put("unknown-order", "404 unknown-order");
    expected.put("stale-version", "412 stale-version");
    expected.put("below-reserved", "409 below-reserved");
    expected.put("unknown-warehouse", "404 unknown-warehouse");
    expected.put("forbidden", "403 forbidden");
    expected.put("unauthenticated", "401 unauthenticated");
    expected.put("cancelled", "CANCELLED");
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void a_generated_typescript_client_compiles_and_javascript_accepts_every_pattern()
      throws Exception {
    Optional<Path> node = GeneratedClients.node();
    Assumptions.assumeTrue(
        node.isPresent(), "no node on the path: the TypeScript client is not compiled");
    List<String> patterns =
        JsonValues.read(document).findValues("pattern").stream().map(JsonNode::asText).toList();
    assertThat(patterns).hasSizeGreaterThan(10);

    clients.compileTypescript(node.get());
    clients.runScript(node.get(), COMPILE_PATTERNS, JsonValues.of(patterns).toString());
  }
}
