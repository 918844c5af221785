package io.holdfast.web.inventory;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A warehouse in requests and answers.
 *
 * @param code also the last part of its data source's name
 */
@Schema(name = "Warehouse")
public record WarehouseJson(
    @NotNull
        @Pattern(regexp = TextPatterns.NEW_WAREHOUSE, message = TextPatterns.NEW_WAREHOUSE_RULE)
        String code,
    @NotNull
        @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        @Size(max = 100, message = "must be at most 100 characters")
        String name,
    @NotNull @Valid Site location) {

  /**
   * Its location.
   *
   * @param latitude degrees north
   * @param longitude degrees east
   * @param city empty if unknown
   * @param country ISO 3166 code or name, empty if unknown
   */
  @Schema(name = "Site")
  public record Site(
      @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
      @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String city,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String country) {}

  static WarehouseJson of(Warehouse warehouse) {
    return new WarehouseJson(
        warehouse.code().value(),
        warehouse.name(),
        new Site(
            warehouse.location().latitude(),
            warehouse.location().longitude(),
            warehouse.city(),
            warehouse.country()));
  }

  Warehouse toWarehouse() {
    return new Warehouse(
        new WarehouseCode(code),
        name,
        location.city() == null ? "" : location.city(),
        location.country() == null ? "" : location.country(),
        new Location(location.latitude(), location.longitude()));
  }
}
