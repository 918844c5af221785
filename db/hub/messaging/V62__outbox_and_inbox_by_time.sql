DO $$ BEGIN PERFORM messaging.partition_by_time('messaging.outbox', 'id', 'id', 'day', 7); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('messaging.inbox', 'event_id', 'consumer, event_id', 'week', 4); END $$;
