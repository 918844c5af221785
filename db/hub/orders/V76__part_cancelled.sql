-- A cancellation after a part was dispatched ends the rest, and the order goes on. It too answers a cancellation
-- that is sent again.
ALTER TABLE orders DROP CONSTRAINT orders_withdrawn_check;
ALTER TABLE orders ADD CONSTRAINT orders_withdrawn_check
  CHECK (NOT withdrawn OR status IN ('CANCELLED', 'SHIPPED', 'COMPLETED', 'RETURNED'));
