package io.holdfast.catalog;

import java.util.List;

/**
 * How many products have which values, the most frequent first; at most 100 values each.
 *
 * @param category by category; products without one are not counted
 * @param brand by brand; products without one are not counted
 */
public record Facets(List<Count> category, List<Count> brand) {
  /** The products that have one value. */
  public record Count(String value, long count) {}
}
