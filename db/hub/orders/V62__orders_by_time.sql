-- Foreign keys between partitioned tables are checked over all partitions, for each row that is written, and
-- keep partitions from leaving. Order, lines and allocations are written by one statement and never changed
-- apart; the audit proves that they belong together (I10).
ALTER TABLE order_line DROP CONSTRAINT order_line_order_id_fkey;
ALTER TABLE allocation DROP CONSTRAINT allocation_order_id_line_no_fkey;

-- Orders by status are listed in the order of their ids. PLACED is left out: those few that wait have an
-- index already, and placing an order does not write to this one.
CREATE INDEX orders_by_status ON orders (status, id) WHERE status <> 'PLACED';

DO $$ BEGIN PERFORM messaging.partition_by_time('orders.orders', 'id', 'id', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.order_line', 'order_id', 'order_id, line_no', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.allocation', 'order_id', 'order_id, line_no, warehouse', 'month', 3); END $$;
