package io.holdfast.stack.insights;

import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreIndex;
import io.holdfast.stack.StackFailure;
import java.time.Instant;
import java.util.List;

/**
 * A document that the rebuild writes.
 *
 * @param version a document of a lower version never replaces one of a higher; negative if it never
 *     changes
 */
record StoredDocument(StoreIndex index, Instant time, String id, long version, String json) {

  /** Writes documents into a generation; one that is there in a newer version stays. */
  static void write(StoreClient store, int generation, List<StoredDocument> documents) {
    StringBuilder lines = new StringBuilder();
    for (StoredDocument document : documents) {
      lines
          .append("{\"index\":{\"_index\":\"")
          .append(document.index().index(generation, document.time()))
          .append("\",\"_id\":\"")
          .append(document.id())
          .append('"');
      if (document.version() >= 0) {
        lines
            .append(",\"version\":")
            .append(document.version())
            .append(",\"version_type\":\"external_gte\"");
      }
      lines.append("}}\n").append(document.json()).append('\n');
    }
    store
        .call("POST", "/_bulk?filter_path=items.*.status,items.*.error", lines.toString())
        .path("items")
        .forEach(
            item -> {
              int status = item.at("/index/status").asInt();
              if (status >= 400 && status != 409) {
                throw new StackFailure("the store does not take a document: " + item);
              }
            });
  }
}
