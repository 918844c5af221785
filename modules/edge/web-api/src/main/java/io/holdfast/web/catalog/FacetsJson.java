package io.holdfast.web.catalog;

import io.holdfast.catalog.Facets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many products match, by value; the most frequent first, at most 100 values each. Whether they
 * are in stock does not count.
 */
@Schema(name = "Facets")
public record FacetsJson(List<Value> category, List<Value> brand) {

  /** The products that match and have one value. */
  @Schema(name = "FacetValue")
  public record Value(String value, long count) {}

  static FacetsJson of(Facets facets) {
    return new FacetsJson(values(facets.category()), values(facets.brand()));
  }

  private static List<Value> values(List<Facets.Count> counts) {
    return counts.stream().map(one -> new Value(one.value(), one.count())).toList();
  }
}
