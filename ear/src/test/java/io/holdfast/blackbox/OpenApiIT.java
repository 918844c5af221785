package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class OpenApiIT {
  private static final List<String> STATES =
      Arrays.stream(OrderStatus.values()).map(Enum::name).toList();

  private final JsonNode document;

  OpenApiIT(ShopClient shop) {
    this.document =
        ShopClient.expect(200, shop.api().send(Call.get("admin", "/openapi?format=JSON"))).json();
  }

  @Test
  void an_order_has_the_states_of_the_code() {
    JsonNode status = document.at("/components/schemas/Order/properties/status");
    assertThat(names(status)).containsExactlyElementsOf(STATES);
  }

  @Test
  void the_life_of_an_order_is_described() {
    assertThat(names(document.at("/components/schemas/OrderPayment/properties/status")))
        .containsExactlyElementsOf(PaymentStatus.shown().stream().map(Enum::name).toList());
    assertThat(names(document.at("/components/schemas/TimelineEntry/properties/type")))
        .contains("PLACED", "CONFIRMED", "VOIDED");
    assertThat(names(document.at("/components/schemas/PaymentOperation/properties/kind")))
        .containsExactly("AUTHORISE", "CAPTURE", "VOID", "REFUND");
    assertThat(
            document
                .at("/paths/~1api~1v1~1orders~1{id}~1cancellation/post/requestBody/required")
                .asBoolean())
        .isTrue();
  }

  @Test
  void orders_are_listed_by_the_states_of_the_code() {
    JsonNode status =
        JsonValues.stream(document.at("/paths/~1api~1v1~1orders/get/parameters"))
            .filter(parameter -> parameter.path("name").asText().equals("status"))
            .findFirst()
            .orElseThrow();
    assertThat(names(status.get("schema"))).containsExactlyElementsOf(STATES);
  }

  @Test
  void what_operators_see_is_described() {
    for (String schema :
        List.of("OutboxState", "FailedEvent", "DeadLetter", "InDoubt", "Finding")) {
      assertThat(document.at("/components/schemas/" + schema + "/properties"))
          .as(schema)
          .isNotEmpty();
    }
    JsonNode state = document.at("/components/schemas/Finding/properties/state");
    assertThat(names(state)).containsExactly("HELD", "BROKEN", "NOT_APPLICABLE");
  }

  /** The member names of a schema, resolving references. */
  private List<String> names(JsonNode schema) {
    JsonNode listing =
        schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    return JsonValues.stream(listing.get("enum")).map(JsonNode::asText).toList();
  }
}
