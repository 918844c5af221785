package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Optional;

/**
 * Stock for external callers: checks roles and validates input. Other contexts use {@link Stock}.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class StockService {
  private static final int MOST = 200;

  private final Stock stock;

  @Inject
  public StockService(Stock stock) {
    this.stock = stock;
  }

  /** As {@link Stock#find}. */
  public Optional<StockLevel> find(@NotNull WarehouseCode warehouse, @NotNull Sku sku) {
    return stock.find(warehouse, sku);
  }

  /** As {@link Stock#list}. */
  public Page<StockLevel> list(
      @NotNull WarehouseCode warehouse, String cursor, @Min(1) @Max(MOST) int limit) {
    return stock.list(warehouse, cursor, limit);
  }

  /** As {@link Stock#levels}, for up to 200 SKUs. */
  public StockLevels levels(@NotNull @Size(max = MOST) Collection<@NotNull Sku> skus) {
    return stock.levels(skus);
  }

  /** As {@link Stock#movements(MovementQuery)}. */
  @RolesAllowed(Role.OPERATOR)
  public MovementPage movements(@NotNull @Valid MovementQuery query) {
    return stock.movements(query);
  }

  /** As {@link Stock#movements(WarehouseCode, Sku, String, int)}. */
  public Page<Movement> movements(
      @NotNull WarehouseCode warehouse, Sku sku, String cursor, @Min(1) @Max(MOST) int limit) {
    return stock.movements(warehouse, sku, cursor, limit);
  }

  /** As {@link Stock#latestMovements}. */
  public Page<Movement> latestMovements(
      @NotNull WarehouseCode warehouse, Sku sku, String cursor, @Min(1) @Max(MOST) int limit) {
    return stock.latestMovements(warehouse, sku, cursor, limit);
  }

  /** As {@link Stock#search}. */
  @RolesAllowed(Role.OPERATOR)
  public StockPage search(@NotNull @Valid StockQuery query) {
    return stock.search(query);
  }

  /** As {@link Stock#adjust}. */
  @RolesAllowed(Role.OPERATOR)
  public StockLevel adjust(@NotNull @Valid AdjustStock command) {
    return stock.adjust(command);
  }

  /** As {@link Stock#setSafetyStock}, for 0 to 1,000,000 units. */
  @RolesAllowed(Role.OPERATOR)
  public void setSafetyStock(
      @NotNull WarehouseCode warehouse,
      @NotNull Sku sku,
      @Min(0) @Max(AdjustStock.MOST_UNITS) int quantity,
      @NotNull VersionCondition expectedVersion) {
    stock.setSafetyStock(warehouse, sku, quantity, expectedVersion);
  }

  /** As {@link Stock#received}. */
  @RolesAllowed(Role.OPERATOR)
  public Optional<Integer> received(@NotNull WarehouseCode warehouse, @NotNull IdempotencyKey key) {
    return stock.received(warehouse, key);
  }

  /** As {@link Stock#receive}. */
  @RolesAllowed(Role.OPERATOR)
  public int receive(@NotNull @Valid ReceiveStock command) {
    return stock.receive(command);
  }
}
