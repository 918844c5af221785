package io.holdfast.exchange.stock;

import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.exchange.stock.StockColumns.Units;
import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.AdjustmentReason;
import io.holdfast.inventory.BelowReservedException;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.VersionCondition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adjusts stock on hand to what was counted, once for each row of an import. */
@Singleton
public final class StockCounts {
  private static final int ATTEMPTS = 20;

  private final Stock stock;

  @Inject
  public StockCounts(Stock stock) {
    this.stock = stock;
  }

  /**
   * Books one row.
   *
   * @throws RowRejectedException if less was counted than is reserved
   */
  void book(UUID importId, Units units) {
    try {
      attempt(importId, units);
    } catch (BelowReservedException | TooManyUnitsException e) {
      throw new RowRejectedException(e.getMessage());
    }
  }

  private void attempt(UUID importId, Units units) {
    for (int attempt = 1; ; attempt++) {
      try {
        adjust(importId, units);
        return;
      } catch (StaleVersionException e) {
        if (attempt >= ATTEMPTS) {
          throw new ConflictException("the stock of " + units.sku() + " changes too often", e);
        }
      }
    }
  }

  private void adjust(UUID importId, Units units) {
    Optional<StockLevel> level = stock.find(units.warehouse(), units.sku());
    int delta = units.counted() - level.map(StockLevel::onHand).orElse(0);
    if (delta == 0) {
      return;
    }
    String reference = ImportReference.of(importId);
    IdempotencyKey key = key(importId, units);
    if (level.isEmpty()) {
      stock.receive(
          new ReceiveStock(
              units.warehouse(),
              ReceiptKind.OPENING,
              reference,
              List.of(new ReceiveStock.Received(units.sku(), delta)),
              key));
    } else {
      stock.adjust(
          new AdjustStock(
              units.warehouse(),
              units.sku(),
              delta,
              AdjustmentReason.COUNT,
              reference,
              VersionCondition.exactly(level.get().version()),
              key));
    }
  }

  private static IdempotencyKey key(UUID importId, Units units) {
    String row = importId + "/" + units.row().number();
    return IdempotencyKey.sentBy("import", row, row.getBytes(StandardCharsets.UTF_8));
  }
}
