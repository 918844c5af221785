-- Goods that came back and cannot be sold again: RETURN counts them in, SCRAP counts them out.
ALTER TABLE stock_movement DROP CONSTRAINT stock_movement_kind_check, ADD CONSTRAINT stock_movement_kind_check CHECK (kind IN
  ('OPENING', 'RECEIPT', 'ADJUSTMENT', 'HOLD', 'COMMIT', 'RELEASE', 'EXPIRE', 'SHIP', 'RETURN', 'SCRAP', 'TRANSFER'));
