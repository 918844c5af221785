package io.holdfast.stack.load;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into the pieces one request may carry. */
final class Chunks {
  /** The most items a request may carry. */
  static final int LARGEST = 200;

  private Chunks() {}

  static <T> List<List<T>> of(List<T> items) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += LARGEST) {
      chunks.add(items.subList(from, Math.min(from + LARGEST, items.size())));
    }
    return chunks;
  }
}
