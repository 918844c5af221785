package io.holdfast.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The served OpenAPI document, and requests made from it. */
final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** Forms that the server accepts, of things that it does not have. */
  private static final Map<String, String> NOTHING =
      Map.of(
          "{sku}", "no-such-sku",
          "{code}", "nowhere",
          "{currency}", "USD",
          "{validFrom}", "2030-01-01T00:00:00Z",
          "{database}", "nothing",
          "{name}", "nothing");

  private final JsonNode root;

  ApiDocument(ShopClient shop) {
    this.root =
        ShopClient.expect(200, shop.api().send(Call.get(null, "/openapi?format=JSON"))).json();
  }

  /**
   * An operation.
   *
   * @param path as in the document, with its parameters in braces
   */
  record Operation(String method, String path, JsonNode json) {
    String id() {
      return json.path("operationId").asText();
    }

    boolean takes(String parameter) {
      return JsonValues.stream(json.path("parameters"))
          .anyMatch(p -> p.path("name").asText().equals(parameter));
    }

    boolean requires(String parameter) {
      return JsonValues.stream(json.path("parameters"))
          .anyMatch(
              p ->
                  p.path("name").asText().equals(parameter) && p.path("required").asBoolean(false));
    }

    /** A request about nothing that exists, without content; roles are checked before both. */
    Call call(String user) {
      String target = path;
      for (Map.Entry<String, String> nothing : NOTHING.entrySet()) {
        target = target.replace(nothing.getKey(), nothing.getValue());
      }
      target = target.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
      JsonNode content = json.at("/requestBody/content");
      Call call = Call.json(method, user, target, UUID.randomUUID().toString(), "{}");
      return content.has("text/csv") ? call.with("Content-Type", "text/csv") : call;
    }
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            all.add(
                                new Operation(
                                    method.getKey().toUpperCase(),
                                    path.getKey(),
                                    method.getValue()))));
    return all;
  }

  /** A schema, with its reference followed. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
