package io.holdfast.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.kernel.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of events, from the folder {@code schemas} of the class path. They are taken more
 * strictly than consumers take them: a member that the schema does not name is a violation, too.
 */
public final class EventSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private EventSchemas() {}

  /**
   * Says in what the data of an event is not what its schema says; empty if it is.
   *
   * @throws AssertionError if there is no schema of the type
   */
  public static List<String> violations(String type, String data) {
    return SCHEMAS
        .computeIfAbsent(type, EventSchemas::strict)
        .validate(
            data,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /**
   * The schema of a type as it is published.
   *
   * @throws AssertionError if there is none
   */
  public static JsonNode published(String type) {
    String file = "schemas/" + type.replace(EventType.PREFIX, "") + ".json";
    try (InputStream text =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
      if (text == null) {
        throw new AssertionError("the event " + type + " has no schema " + file);
      }
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema strict(String type) {
    JsonNode schema = published(type);
    close(schema);
    return REGISTRY.getSchema(schema);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(EventSchemas::close);
  }
}
