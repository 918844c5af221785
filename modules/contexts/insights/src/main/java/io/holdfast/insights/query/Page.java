package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** Where a page of a search ends, and the next one goes on: a number and a key. */
final class Page {
  private Page() {}

  /** The cursor that goes on after a hit. */
  static String cursor(JsonNode hit) {
    return hit.at("/sort/0").decimalValue().toPlainString() + "~" + hit.at("/sort/1").asText();
  }

  /** What a search goes on after. */
  static List<?> after(String cursor) {
    int cut = cursor.indexOf('~');
    return List.of(new BigDecimal(cursor.substring(0, cut)), cursor.substring(cut + 1));
  }
}
