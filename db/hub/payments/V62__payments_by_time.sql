-- A payment lies where its order does.
DO $$ BEGIN PERFORM messaging.partition_by_time('payments.payment', 'order_id', 'order_id', 'month', 3); END $$;
