-- An order that is CANCELLED ended by its buyer's wish or for want of money; only the first is the answer to
-- a cancellation that is sent again. Until now the reason alone told them apart.
ALTER TABLE orders ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
UPDATE orders SET withdrawn = true WHERE status = 'CANCELLED' AND end_reason = 'withdrawn';
ALTER TABLE orders ADD CONSTRAINT orders_withdrawn_check CHECK (NOT withdrawn OR status = 'CANCELLED');
