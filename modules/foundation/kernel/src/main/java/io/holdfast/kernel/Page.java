package io.holdfast.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing.
 *
 * @param items items in the order of the listing
 * @param nextCursor where the next page starts, or null at the end
 */
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * Builds a page from a query for limit + 1 rows.
   *
   * @param found at most limit + 1 items
   * @param cursorOf the cursor of an item: the next page starts after it
   */
  public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursorOf) {
    if (found.size() <= limit) {
      return new Page<>(List.copyOf(found), null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursorOf.apply(items.get(limit - 1)));
  }

  /** The same page with mapped items. */
  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
