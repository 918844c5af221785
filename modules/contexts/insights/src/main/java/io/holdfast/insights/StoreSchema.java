package io.holdfast.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Templates, indices and aliases of the search store. A generation of indices is written by one
 * job; the aliases are with one generation at a time, and move all at once.
 *
 * @param store where
 */
public record StoreSchema(StoreClient store) {
  private static final int FIRST = 1;

  /** The generation that queries see; empty store: the first. */
  public int liveGeneration() {
    int found = FIRST;
    for (String index : indicesWith("holdfast-progress")) {
      found = generationOf(index);
    }
    return found;
  }

  /**
   * Makes the templates of a generation and its first indices.
   *
   * @param live whether queries see new indices of it at once
   */
  public void prepare(int generation, boolean live) {
    for (StoreIndex index : StoreIndex.values()) {
      store.call(
          "PUT", "/_index_template/" + template(index, generation), body(index, generation, live));
      String first = index.index(generation, Instant.now());
      try {
        store.call("PUT", "/" + first, null);
      } catch (StoreRefusedException e) {
        if (!e.getMessage().contains("resource_already_exists_exception")) {
          throw e;
        }
      }
    }
  }

  /** Shows the indices of a generation to queries, and no others, in one step. */
  public void switchTo(int generation) {
    List<Map<String, ?>> actions = new ArrayList<>();
    for (StoreIndex index : StoreIndex.values()) {
      for (String old : indicesWith(index.alias())) {
        if (generationOf(old) != generation) {
          actions.add(Map.of("remove", Map.of("index", old, "alias", index.alias())));
        }
      }
      actions.add(
          Map.of("add", Map.of("index", index.prefix(generation) + "*", "alias", index.alias())));
    }
    prepare(generation, true);
    store.call("POST", "/_aliases", JsonText.of(Map.of("actions", actions)));
  }

  /** Deletes indices and templates of a generation that queries do not see. */
  public void delete(int generation) {
    if (generation == liveGeneration()) {
      throw new IllegalArgumentException("queries see generation " + generation);
    }
    for (StoreIndex index : StoreIndex.values()) {
      for (String name : names(index.prefix(generation) + "*")) {
        store.call("DELETE", "/" + name, null);
      }
      try {
        store.call("DELETE", "/_index_template/" + template(index, generation), null);
      } catch (StoreRefusedException e) {
        if (!e.isMissing()) {
          throw e;
        }
      }
    }
  }

  /**
   * Deletes the months that end before a time.
   *
   * @return the deleted indices
   */
  public List<String> deleteBefore(Instant time) {
    String month = StoreIndex.ORDERS.index(0, time);
    String oldest = month.substring(month.length() - "yyyy.MM".length());
    List<String> deleted = new ArrayList<>();
    for (StoreIndex index : StoreIndex.values()) {
      for (String name : index.isMonthly() ? names(index.alias() + "-g*") : List.<String>of()) {
        if (name.substring(name.length() - oldest.length()).compareTo(oldest) < 0) {
          store.call("DELETE", "/" + name, null);
          deleted.add(name);
        }
      }
    }
    return deleted;
  }

  /** Makes everything written before visible to queries. */
  public void refresh(int generation) {
    for (StoreIndex index : StoreIndex.values()) {
      store.call("POST", "/" + index.prefix(generation) + "*/_refresh", null);
    }
  }

  private String body(StoreIndex index, int generation, boolean live) {
    JsonNode template =
        JsonText.read(
            "{\"index_patterns\":[\"%s*\"],\"priority\":200,\"template\":{\"settings\":%s,\"mappings\":%s%s}}"
                .formatted(
                    index.prefix(generation),
                    resource("settings.json"),
                    index.mapping(),
                    live ? ",\"aliases\":{\"" + index.alias() + "\":{}}" : ""),
            JsonNode.class);
    return template.toString();
  }

  private TreeSet<String> indicesWith(String alias) {
    try {
      return keys(store.call("GET", "/_alias/" + alias, null));
    } catch (StoreRefusedException e) {
      if (e.isMissing()) {
        return new TreeSet<>();
      }
      throw e;
    }
  }

  private TreeSet<String> names(String pattern) {
    return keys(store.call("GET", "/" + pattern + "/_settings/index.uuid", null));
  }

  private static TreeSet<String> keys(JsonNode object) {
    TreeSet<String> keys = new TreeSet<>();
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      keys.add(names.next());
    }
    return keys;
  }

  private static int generationOf(String index) {
    String rest = index.substring(index.indexOf("-g") + 2);
    return Integer.parseInt(rest.substring(0, rest.indexOf('-')));
  }

  private static String template(StoreIndex index, int generation) {
    return index.alias() + "-g" + generation;
  }

  static String resource(String name) {
    try (InputStream in = StoreSchema.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
