package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Units of one SKU. */
public record UnitsOfSku(@NotNull Sku sku, @Min(1) @Max(AdjustStock.MOST_UNITS) int quantity) {

  /** Units by SKU. */
  public static SortedMap<Sku, Integer> sums(List<UnitsOfSku> lines) {
    SortedMap<Sku, Integer> sums = new TreeMap<>();
    lines.forEach(line -> sums.merge(line.sku(), line.quantity(), Math::addExact));
    return sums;
  }
}
