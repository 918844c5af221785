-- As in the hub: versions of aggregates and of types.
ALTER TABLE messaging.outbox ADD COLUMN aggregate_version integer;

UPDATE messaging.outbox SET type = CASE type
    WHEN 'StockReserved' THEN 'io.holdfast.stock.reserved.v1'
    WHEN 'StockCommitted' THEN 'io.holdfast.stock.committed.v1'
    WHEN 'StockReleased' THEN 'io.holdfast.stock.released.v1'
    WHEN 'StockAdjusted' THEN 'io.holdfast.stock.adjusted.v1'
    WHEN 'StockReceived' THEN 'io.holdfast.stock.received.v1'
    WHEN 'SafetyStockSet' THEN 'io.holdfast.stock.safety-stock-set.v1'
    ELSE type END
WHERE type IN ('StockReserved', 'StockCommitted', 'StockReleased', 'StockAdjusted', 'StockReceived',
  'SafetyStockSet');
