package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.EventTypes;
import io.holdfast.testkit.EventSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Event types, schemas, AsyncAPI document and broker configuration agree. */
class EventContractTest {
  private static final Path ROOT = Path.of("../../..");
  private static final Path SCHEMAS = ROOT.resolve("docs/schemas");
  private static final Pattern TYPE = Pattern.compile("io\\.holdfast\\.[a-z]+\\.[a-z-]+\\.v\\d+");
  private static final Pattern QUEUE =
      Pattern.compile("<queue name=\"([^\"]+)\">\\s*<filter string=\"([^\"]+)\"/>");
  private static final Pattern ADDRESS =
      Pattern.compile("(?s)<address name=\"([^\"]+)\">(.*?)</address>");

  private static final JsonNode ASYNC_API = asyncApi();

  private static JsonNode asyncApi() {
    try {
      return new YAMLMapper().readTree(ROOT.resolve("docs/asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<EventType> types() {
    return EventTypes.ALL;
  }

  private static String file(EventType type) {
    return type.type().substring(EventType.PREFIX.length()) + ".json";
  }

  @Test
  void every_type_of_every_context_is_known_and_has_a_name_of_its_own() throws IOException {
    Path enums = ROOT.resolve("modules/foundation/kernel/src/main/java/io/holdfast/kernel/event");
    TreeSet<String> declared = new TreeSet<>();
    for (Path file : files(enums)) {
      find(TYPE, Files.readString(file)).forEach(found -> declared.add(found.group()));
    }

    assertThat(EventTypes.ALL).extracting(EventType::type).doesNotHaveDuplicates();
    assertThat(EventTypes.ALL)
        .extracting(EventType::type)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_has_a_schema_of_2020_12_that_is_valid_itself(EventType type) {
    JsonNode schema = EventSchemas.published(type.type());

    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("$id").asText())
        .isEqualTo(CloudEventText.schema(type.type()).toString());
    assertThat(schema.path("title").asText()).isEqualTo(type.type());
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(schema.path("$schema").asText()))
                .validate(schema))
        .isEmpty();
  }

  @Test
  void no_schema_is_there_without_a_type() throws IOException {
    assertThat(files(SCHEMAS).stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            EventTypes.ALL.stream().map(EventContractTest::file).toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_asyncapi_document_has_each_type_with_its_schema(EventType type) {
    JsonNode message = ASYNC_API.at("/components/messages").path(file(type).replace(".json", ""));
    JsonNode envelope = message.at("/payload/allOf/1/properties");

    assertThat(message.path("name").asText()).isEqualTo(type.type());
    assertThat(envelope.at("/type/const").asText()).isEqualTo(type.type());
    assertThat(envelope.at("/dataschema/const").asText())
        .isEqualTo(CloudEventText.schema(type.type()).toString());
    Path schema = ROOT.resolve("docs").resolve(envelope.at("/data/$ref").asText());
    assertThat(schema).exists().hasFileName(file(type));
  }

  @Test
  void the_asyncapi_document_has_addresses_and_queues_as_the_broker_has_them() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    for (EventType type : EventTypes.ALL) {
      expected.computeIfAbsent(type.stream(), stream -> new TreeSet<>()).add(type.type());
    }
    expected.putAll(brokerQueues());
    Map<String, Set<String>> described = new TreeMap<>();
    for (JsonNode channel : ASYNC_API.path("channels")) {
      described.put(channel.path("address").asText(), messages(channel));
    }

    assertThat(described).isEqualTo(expected);
  }

  private static Set<String> messages(JsonNode channel) {
    Set<String> types = new TreeSet<>();
    for (JsonNode message : channel.path("messages")) {
      String pointer = message.path("$ref").asText().substring(1);
      types.add(ASYNC_API.at(pointer).path("name").asText());
    }
    return types;
  }

  /** A filter with an unknown type, or a type of another address, would match nothing. */
  private static Map<String, Set<String>> brokerQueues() throws IOException {
    Map<String, Set<String>> queues = new TreeMap<>();
    for (MatchResult address : find(ADDRESS, Files.readString(broker()))) {
      for (MatchResult queue : find(QUEUE, address.group(2))) {
        Set<String> types =
            find(TYPE, queue.group(2)).stream()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(types).as(queue.group(1)).isNotEmpty();
        assertThat(types)
            .as(queue.group(1))
            .isSubsetOf(
                EventTypes.ALL.stream()
                    .filter(type -> type.stream().equals(address.group(1)))
                    .map(EventType::type)
                    .toList());
        queues.put(address.group(1) + "::" + queue.group(1), types);
      }
    }
    return queues;
  }

  private static Path broker() {
    return ROOT.resolve(
        "modules/tools/stack/src/main/resources/io/holdfast/stack/broker/broker.xml");
  }

  @Test
  void the_broker_has_an_address_for_each_stream() throws IOException {
    assertThat(find(ADDRESS, Files.readString(broker())).stream().map(found -> found.group(1)))
        .containsAll(EventTypes.ALL.stream().map(EventType::stream).distinct().toList());
  }

  /** Statements of the bench, migrations and pages name types as text. */
  @Test
  void no_text_of_the_repository_names_a_type_that_does_not_exist() throws IOException {
    Set<String> known = EventTypes.ALL.stream().map(EventType::type).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (String folder : List.of("modules", "db", "docs", "liberty-config", "ear")) {
      for (Path file : files(ROOT.resolve(folder))) {
        find(TYPE, Files.readString(file)).stream()
            .map(MatchResult::group)
            .filter(type -> !known.contains(type))
            .forEach(type -> unknown.add(file + ": " + type));
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static List<MatchResult> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    Set<String> texts = Set.of("java", "sql", "xml", "md", "yaml", "json");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.toString().contains("target"))
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return texts.contains(name.substring(name.lastIndexOf('.') + 1));
              })
          .toList();
    }
  }
}
