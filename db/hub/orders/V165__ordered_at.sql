-- When the customer ordered, of orders that come from elsewhere later: a market place, a shop that was offline, the
-- past. Statistics use it; expiry, retention and the order of the ledger do not.
CREATE TABLE order_time (
  order_id   uuid        PRIMARY KEY,
  ordered_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON order_time TO holdfast_app;
GRANT SELECT ON order_time TO holdfast_auditor;

DO $$ BEGIN PERFORM messaging.partition_by_time('orders.order_time', 'order_id', 'order_id', 'month', 3); END $$;
INSERT INTO messaging.order_history VALUES ('orders.order_time');
