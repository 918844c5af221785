package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.ApiDocument.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What linters of OpenAPI documents warn of, and what matters to those who read or generate. */
@ExtendWith(BlackBox.class)
class OpenApiStyleIT {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");
  private static final Pattern SAFE_IN_AN_ADDRESS = Pattern.compile("[A-Za-z0-9_.-]+");

  private static final Pattern FOR_EVERYBODY =
      Pattern.compile("/api/v1/(sales/.*|unsubscribe/.*|payment-events|carrier-events)");

  private final ApiDocument document;

  OpenApiStyleIT(ShopClient shop) {
    this.document = new ApiDocument(shop);
  }

  @Test
  void the_document_says_under_which_licence_and_where_it_is_served() {
    assertThat(document.at("/info/license/name").asText()).isNotEmpty();
    assertThat(
            document.at("/info/license").has("identifier")
                ^ document.at("/info/license").has("url"))
        .as("one of identifier and url")
        .isTrue();
    assertThat(document.at("/servers")).isNotEmpty();
  }

  @Test
  void every_operation_has_a_summary_a_declared_tag_and_says_who_may_call_it() {
    Set<String> tags =
        JsonValues.stream(document.at("/tags"))
            .map(tag -> tag.get("name").asText())
            .collect(Collectors.toSet());
    assertThat(document.at("/security")).isNotEmpty();
    for (Operation operation : document.operations()) {
      assertThat(operation.id()).matches(SAFE_IN_AN_ADDRESS);
      assertThat(operation.json().path("summary").asText()).as(operation.id()).isNotEmpty();
      assertThat(JsonValues.stream(operation.json().path("tags")).map(JsonNode::asText))
          .as(operation.id())
          .isNotEmpty()
          .allMatch(tags::contains);
    }
    assertThat(document.operations().stream().filter(OpenApiStyleIT::isForEverybody))
        .allMatch(operation -> FOR_EVERYBODY.matcher(operation.path()).matches())
        .isNotEmpty();
  }

  private static boolean isForEverybody(Operation operation) {
    JsonNode security = operation.json().path("security");
    return security.isArray() && security.isEmpty();
  }

  @Test
  void every_path_declares_its_parameters_and_no_parameter_is_declared_twice() {
    for (Operation operation : document.operations()) {
      List<String> declared =
          JsonValues.stream(operation.json().path("parameters"))
              .map(p -> document.resolved(p))
              .map(p -> p.get("in").asText() + " " + p.get("name").asText())
              .toList();
      List<String> inPath =
          IN_BRACES.matcher(operation.path()).results().map(one -> "path " + one.group(1)).toList();

      assertThat(declared).as(operation.id()).doesNotHaveDuplicates();
      assertThat(declared.stream().filter(p -> p.startsWith("path ")))
          .as(operation.id())
          .containsExactlyInAnyOrderElementsOf(inPath);
      assertThat(operation.path()).doesNotEndWith("/").doesNotContain("?");
    }
  }

  @Test
  void no_two_paths_mean_the_same() {
    assertThat(document.at("/paths").fieldNames())
        .toIterable()
        .extracting(path -> path.replaceAll("\\{[^}]+}", "{}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_reference_leads_to_something_and_every_schema_is_used() {
    Set<String> used = new TreeSet<>();
    for (JsonNode reference : document.at("").findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
      used.add(reference.asText());
    }
    Set<String> declared = new TreeSet<>();
    document
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(n -> declared.add(SCHEMAS + n));
    declared.removeAll(used);

    assertThat(used).hasSizeGreaterThan(50);
    assertThat(declared).as("schemas that nothing refers to").isEmpty();
  }
}
