package io.holdfast.stream.store;

import io.holdfast.insights.StoreIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents that wait to be written together; of each one only the newest version. */
final class Batch {
  private static final int MOST = 2000;
  private static final int MOST_CHARACTERS = 4_000_000;

  private final Map<Key, StoreDocument> documents = new LinkedHashMap<>();
  private int characters;

  private record Key(StoreIndex index, String id) {}

  void add(StoreDocument document) {
    Key key = new Key(document.index(), document.id());
    StoreDocument before = documents.get(key);
    if (before == null || before.version() <= document.version()) {
      documents.put(key, document);
      characters += document.json().length();
    }
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  boolean isFull() {
    return documents.size() >= MOST || characters >= MOST_CHARACTERS;
  }

  Collection<StoreDocument> documents() {
    return documents.values();
  }
}
