-- A reservation lies by the time of its order.
DO $$ BEGIN PERFORM messaging.partition_by_time('public.reservation', 'order_id', 'order_id, sku', 'month', 3); END $$;
