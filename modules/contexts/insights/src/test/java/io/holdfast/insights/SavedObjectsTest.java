package io.holdfast.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the objects for Dashboards and Kibana, and their agreement with the indices. */
class SavedObjectsTest {
  private static final Path FILE = Path.of("../../../docs/insights/saved-objects.ndjson");

  private final Map<String, JsonNode> objects = new TreeMap<>();

  SavedObjectsTest() throws IOException {
    for (String line : Files.readAllLines(FILE)) {
      JsonNode object = JsonText.read(line, JsonNode.class);
      assertThat(objects.put(object.path("type").asText() + " " + id(object), object)).isNull();
    }
  }

  @Test
  void data_views_are_of_indices_that_exist_with_their_time() {
    Set<String> titles = new HashSet<>();
    of("index-pattern")
        .forEach(
            view -> {
              titles.add(view.at("/attributes/title").asText());
              assertThat(mapping(view).at("/properties/at/type").asText()).isEqualTo("date");
              assertThat(view.at("/attributes/timeFieldName").asText()).isEqualTo("at");
            });
    assertThat(titles)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StoreIndex.values())
                .filter(index -> index != StoreIndex.PROGRESS)
                .map(StoreIndex::alias)
                .toList());
  }

  @Test
  void every_reference_leads_to_an_object_of_the_file() {
    for (JsonNode object : objects.values()) {
      for (JsonNode reference : object.path("references")) {
        assertThat(objects).containsKey(reference.path("type").asText() + " " + id(reference));
      }
    }
  }

  @Test
  void visualisations_use_fields_that_their_index_has() {
    of("visualization")
        .forEach(
            visualisation -> {
              JsonNode mapping =
                  mapping(objects.get("index-pattern " + id(visualisation.at("/references/0"))));
              JsonNode state =
                  JsonText.read(visualisation.at("/attributes/visState").asText(), JsonNode.class);
              for (JsonNode aggregation : state.path("aggs")) {
                if (aggregation.at("/params").has("field")) {
                  assertThat(mapping.path("properties").has(field(aggregation))).isTrue();
                }
              }
            });
  }

  @Test
  void the_panels_of_the_dashboard_are_its_references() {
    List<JsonNode> dashboards = of("dashboard").toList();
    assertThat(dashboards).hasSize(1);
    JsonNode panels =
        JsonText.read(dashboards.get(0).at("/attributes/panelsJSON").asText(), JsonNode.class);
    Set<String> named = new HashSet<>();
    panels.forEach(panel -> named.add(panel.path("panelRefName").asText()));
    Set<String> referenced = new HashSet<>();
    dashboards.get(0).path("references").forEach(r -> referenced.add(r.path("name").asText()));
    assertThat(named).isEqualTo(referenced);
  }

  private Stream<JsonNode> of(String type) {
    return objects.values().stream().filter(object -> object.path("type").asText().equals(type));
  }

  private static JsonNode mapping(JsonNode view) {
    String title = view.at("/attributes/title").asText();
    return Arrays.stream(StoreIndex.values())
        .filter(index -> index.alias().equals(title))
        .findFirst()
        .map(index -> JsonText.read(index.mapping(), JsonNode.class))
        .orElseThrow(() -> new AssertionError("no index " + title));
  }

  private static String id(JsonNode object) {
    return object.path("id").asText();
  }

  private static String field(JsonNode aggregation) {
    return aggregation.at("/params/field").asText();
  }
}
