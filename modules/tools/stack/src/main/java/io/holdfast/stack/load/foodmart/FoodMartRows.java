package io.holdfast.stack.load.foodmart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one table of the FoodMart jar, a JSON object a line, without holding it in memory. */
final class FoodMartRows {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> fields = new HashMap<>();

  private FoodMartRows() {}

  /**
   * Shows each row of a table to {@code reader}. The row object is reused: take what you need.
   *
   * @param table its name, e.g. {@code product}
   * @throws UncheckedIOException if the data is missing or damaged
   */
  static void forEach(String table, Consumer<FoodMartRows> reader) {
    try (InputStream in = FoodMartRows.class.getResourceAsStream("/" + table + ".json")) {
      if (in == null) {
        throw new FileNotFoundException("FoodMart table " + table);
      }
      try (JsonParser parser = JSON.createParser(in)) {
        FoodMartRows row = new FoodMartRows();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          row.read(parser);
          reader.accept(row);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void read(JsonParser parser) throws IOException {
    fields.clear();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        fields.put(name, parser.getText());
      }
    }
  }

  /** The text of a field, empty when it is null or missing. */
  String text(String field) {
    return fields.getOrDefault(field, "");
  }

  /** A whole number; FoodMart writes some as {@code 3.0000}. */
  int whole(String field) {
    String text = text(field);
    int point = text.indexOf('.');
    return Integer.parseInt(point < 0 ? text : text.substring(0, point));
  }
}
