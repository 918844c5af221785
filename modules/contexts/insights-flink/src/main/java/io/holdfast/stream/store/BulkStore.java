package io.holdfast.stream.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The bulk interface of the search store. */
final class BulkStore {
  private static final System.Logger LOG = System.getLogger(BulkStore.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int WRONG = 400;
  private static final int STALE = 409;

  /** A document that is wrong itself; any other refusal may end, as that of a full disk does. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "mapper_parsing_exception",
          "document_parsing_exception",
          "strict_dynamic_mapping_exception",
          "illegal_argument_exception");

  private final StoreClient store;
  private final int generation;

  BulkStore(StoreTarget target) {
    this.store = new StoreClient(URI.create(target.url()), TIMEOUT);
    this.generation = target.generation();
  }

  /**
   * Writes documents.
   *
   * @return those that the store could not take now; fails if it does not answer
   */
  CompletableFuture<List<StoreDocument>> write(Collection<StoreDocument> documents) {
    StringBuilder lines = new StringBuilder(documents.size() * 512);
    documents.forEach(document -> append(lines, document));
    return store
        .send(
            "POST",
            "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason",
            lines.toString())
        .thenApply(answer -> rest(answer, documents));
  }

  private void append(StringBuilder lines, StoreDocument document) {
    lines
        .append("{\"index\":{\"_index\":\"")
        .append(document.index().index(generation, Instant.ofEpochMilli(document.time())))
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

  /** The documents that an answer leaves to be sent again. */
  static List<StoreDocument> rest(JsonNode answer, Collection<StoreDocument> documents) {
    List<StoreDocument> rest = new ArrayList<>();
    if (!answer.path("errors").asBoolean()) {
      return rest;
    }
    Iterator<StoreDocument> sent = documents.iterator();
    for (JsonNode item : answer.path("items")) {
      StoreDocument document = sent.next();
      int status = item.path("index").path("status").asInt();
      String kind = item.at("/index/error/type").asText();
      if (status == WRONG && UNREADABLE.contains(kind)) {
        // The store will never take it; the rest must not wait for it.
        LOG.log(
            System.Logger.Level.ERROR,
            "the store refuses {0} of {1}: {2}",
            document.id(),
            document.index(),
            item.at("/index/error/reason").asText());
      } else if (status >= WRONG && status != STALE) {
        rest.add(document);
      }
    }
    return rest;
  }
}
