-- What an order is to be paid with: written with the order, read by payments alone, and deleted in the
-- transaction that records the decision. No grant for holdfast_auditor, and no event carries it.
CREATE TABLE payment_token (
  order_id uuid PRIMARY KEY,
  token    text NOT NULL CHECK (length(token) BETWEEN 1 AND 255)
);
GRANT SELECT, INSERT, DELETE ON payment_token TO holdfast_app;

-- Until now the token lay in the order and in its event. Here and not with the orders, since the orders'
-- migrations run before this table exists.
INSERT INTO payment_token (order_id, token)
SELECT id, payment_token FROM orders.orders o
 WHERE NOT EXISTS (SELECT FROM payment p WHERE p.order_id = o.id);
ALTER TABLE orders.orders DROP COLUMN payment_token;
UPDATE messaging.outbox SET data = regexp_replace(data, '"paymentToken":"[^"\\]*(\\.[^"\\]*)*",?', '')
 WHERE type = 'OrderPlaced' AND data LIKE '%"paymentToken"%';
