package io.holdfast.web.insights;

import io.holdfast.insights.Anomalies;
import io.holdfast.insights.Anomaly;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What deviates from what is expected.
 *
 * @param asOf up to when events are in it, ISO 8601
 */
@Schema(name = "Anomalies")
public record AnomaliesJson(String asOf, List<Item> items) {
  /**
   * An anomaly.
   *
   * @param at ISO 8601
   * @param sku missing if it is about a category
   * @param warehouse missing if it is about all
   * @param category missing if it is about one SKU
   */
  @Schema(name = "Anomaly")
  public record Item(
      String id,
      String at,
      @Schema(ref = EnumSchemas.ANOMALY_KIND) Anomaly.Kind kind,
      @Schema(nullable = true) String sku,
      @Schema(nullable = true) String warehouse,
      @Schema(nullable = true) String category,
      double value,
      double expected,
      double score) {}

  static AnomaliesJson of(Anomalies found) {
    return new AnomaliesJson(
        found.asOf().toString(),
        found.items().stream()
            .map(
                a ->
                    new Item(
                        a.id(),
                        a.at().toString(),
                        a.kind(),
                        a.sku(),
                        a.warehouse(),
                        a.category(),
                        a.value(),
                        a.expected(),
                        a.score()))
            .toList());
  }
}
