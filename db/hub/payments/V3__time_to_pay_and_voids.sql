-- The time to pay counts from the first time the provider was asked, not from the placement: what keeps
-- payments from asking must not cost the buyer the order. due_at is null until then. Whoever deletes the
-- row decides: payments with the provider's decision, or orders with the end of the order.
ALTER TABLE payment_token
  ADD COLUMN time_to_pay interval NOT NULL DEFAULT interval '15 minutes' CHECK (time_to_pay > interval '0'),
  ADD COLUMN due_at      timestamptz;
CREATE INDEX payment_token_due ON payment_token (due_at, order_id) WHERE due_at IS NOT NULL;
GRANT UPDATE (due_at) ON payment_token TO holdfast_app;
GRANT SELECT (order_id, time_to_pay, due_at) ON payment_token TO holdfast_auditor;

-- VOID_DUE: authorised, but its order has ended; the provider is to be told.
ALTER TABLE payment DROP CONSTRAINT payment_status_check;
ALTER TABLE payment DROP CONSTRAINT payment_check;
ALTER TABLE payment
  ADD COLUMN voided_at timestamptz,
  ADD CONSTRAINT payment_status_check CHECK (status IN ('AUTHORISED', 'DECLINED', 'VOID_DUE', 'VOIDED')),
  ADD CONSTRAINT payment_authorisation_check CHECK (status = 'DECLINED' OR authorisation_id IS NOT NULL),
  ADD CONSTRAINT payment_voided_check CHECK ((status = 'VOIDED') = (voided_at IS NOT NULL));
CREATE INDEX payment_void_due ON payment (order_id) WHERE status = 'VOID_DUE';
