package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.blackbox.ApiDocument.Operation;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class OpenApiIT {
  private static final String KEY = "Idempotency-Key";
  private static final List<String> STATES =
      Arrays.stream(OrderStatus.values()).map(Enum::name).toList();

  private final ShopClient shop;
  private final ApiDocument document;

  OpenApiIT(ShopClient shop) {
    this.shop = shop;
    this.document = new ApiDocument(shop);
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
    JsonNode several = document.resolved(status.get("schema"));
    assertThat(names(several.get("items"))).containsExactlyElementsOf(STATES);
  }

  @Test
  void every_operation_has_a_name_and_types_what_it_answers() {
    List<String> untyped = new ArrayList<>();
    for (Operation operation : document.operations()) {
      operation
          .json()
          .get("responses")
          .properties()
          .forEach(
              answer -> {
                if (answer.getKey().matches("200|201|4..|5..|default") && !isTyped(answer)) {
                  untyped.add(operation.id() + " " + answer.getKey());
                }
              });
      assertThat(operation.json().get("responses").has("default")).isTrue();
    }

    assertThat(untyped).isEmpty();
    assertThat(document.operations().stream().map(Operation::id))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(document.at("/components/schemas/Problem/properties/type/examples").toString())
        .contains("urn:holdfast:problem:insufficient-stock");
  }

  private boolean isTyped(Map.Entry<String, JsonNode> answer) {
    JsonNode content = answer.getValue().path("content");
    boolean isProblem = !answer.getKey().startsWith("2");
    return !content.isEmpty()
        && content.properties().stream()
            .allMatch(
                type ->
                    isProblem
                        ? type.getKey().equals("application/problem+json")
                            && type.getValue().at("/schema/$ref").asText().endsWith("/Problem")
                        : hasType(type.getValue().path("schema")));
  }

  private boolean hasType(JsonNode schema) {
    JsonNode resolved = document.resolved(schema);
    return resolved.has("enum")
        || resolved.path("type").asText().equals("string")
        || !resolved.path("properties").isEmpty();
  }

  @Test
  void what_the_server_requires_in_headers_the_document_requires() {
    List<String> surprises = new ArrayList<>();
    for (Operation operation : document.operations()) {
      if (operation.method().equals("GET")) {
        continue;
      }
      String key = shop.api().send(operation.call("admin").without(KEY)).problem();
      if (key.equals("idempotency-key-missing") && !operation.requires(KEY)) {
        surprises.add(operation.id() + " does not require a key");
      }
    }
    assertThat(surprises).isEmpty();
  }

  @Test
  void a_misspelt_filter_is_refused_by_every_list() {
    Map<String, String> given = new TreeMap<>();
    for (Operation operation : document.operations()) {
      if (operation.method().equals("GET") && isList(operation)) {
        Call call = operation.call("admin");
        given.put(operation.id(), shop.api().send(call.at(call.path() + "?nmae=x")).problem());
      }
    }

    assertThat(given)
        .hasSizeGreaterThan(30)
        .allSatisfy((id, problem) -> assertThat(problem).as(id).isEqualTo("unknown-parameter"));
  }

  /** Whether it answers items, or a file of them, or takes filters. */
  private boolean isList(Operation operation) {
    JsonNode content = operation.json().at("/responses/200/content");
    return content.has("text/csv")
        || document.resolved(content.at("/application~1json/schema")).at("/properties").has("items")
        || JsonValues.stream(operation.json().path("parameters"))
            .anyMatch(parameter -> parameter.path("in").asText().equals("query"));
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
    JsonNode listing = document.resolved(schema);
    return JsonValues.stream(listing.get("enum")).map(JsonNode::asText).toList();
  }
}
