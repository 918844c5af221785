DO $$ BEGIN PERFORM messaging.partition_by_time('messaging.outbox', 'id', 'id', 'day', 7); END $$;
-- The time of a movement is that of its event.
DO $$ BEGIN PERFORM messaging.partition_by_time('public.stock_movement', 'event_id', 'id, event_id', 'month', 3); END $$;
DO $$
BEGIN
  IF to_regclass('messaging.inbox') IS NOT NULL THEN
    PERFORM messaging.partition_by_time('messaging.inbox', 'event_id', 'consumer, event_id', 'week', 4);
  END IF;
END $$;
