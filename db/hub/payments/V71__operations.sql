-- What became of the authorised amount, in minor units: captured for dispatched shipments, cancelled with units
-- that are not shipped any more, and what of the captured amount was refunded. authorised_until: the provider
-- gives the authorisation up then; null if it named no end.
ALTER TABLE payment
  ADD COLUMN authorised_until timestamptz,
  ADD COLUMN captured_minor  bigint NOT NULL DEFAULT 0,
  ADD COLUMN cancelled_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN refunded_minor  bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT payment_captured_check CHECK (captured_minor >= 0 AND cancelled_minor >= 0
    AND captured_minor + cancelled_minor <= amount_cents),
  ADD CONSTRAINT payment_refunded_check CHECK (refunded_minor BETWEEN 0 AND captured_minor);
CREATE INDEX payment_lapsing ON payment (authorised_until)
  WHERE authorised_until IS NOT NULL AND status IN ('AUTHORISED', 'PARTLY_CAPTURED');

-- Operations at the provider: a row is written before the first call and names the key that every call carries.
-- The first authorisation of an order is not among them, since it must cost no row: payment_token and payment
-- are its record. cause_id: the shipment that is captured or was lost, the return, or the order itself.
CREATE TABLE operation (
  order_id           uuid        NOT NULL,
  kind               text        NOT NULL CHECK (kind IN ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND')),
  cause              text        NOT NULL CHECK (cause IN ('ORDER', 'SHIPMENT', 'RETURN', 'LOST')),
  cause_id           uuid        NOT NULL,
  amount_minor       bigint      NOT NULL CHECK (amount_minor >= 0),
  currency           char(3)     NOT NULL,
  state              text        NOT NULL DEFAULT 'PENDING'
                                 CHECK (state IN ('PENDING', 'SUCCEEDED', 'FAILED', 'DECLINED')),
  provider_reference text,
  attempts           integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_error         text,
  requested_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  completed_at       timestamptz,
  PRIMARY KEY (order_id, kind, cause_id),
  CHECK ((state IN ('SUCCEEDED', 'DECLINED')) = (completed_at IS NOT NULL))
);
CREATE INDEX operation_due ON operation (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX operation_failed ON operation (order_id) WHERE state = 'FAILED';
GRANT SELECT, INSERT, UPDATE ON operation TO holdfast_app;
GRANT SELECT ON operation TO holdfast_auditor;

INSERT INTO operation (order_id, kind, cause, cause_id, amount_minor, currency)
SELECT order_id, 'VOID', 'ORDER', order_id, amount_cents, currency FROM payment WHERE status = 'VOID_DUE';
INSERT INTO operation (order_id, kind, cause, cause_id, amount_minor, currency, state, provider_reference, completed_at)
SELECT order_id, 'VOID', 'ORDER', order_id, amount_cents, currency, 'SUCCEEDED', authorisation_id, voided_at
  FROM payment WHERE status = 'VOIDED';

DO $$ BEGIN PERFORM messaging.partition_by_time('payments.operation', 'order_id', 'order_id, kind, cause_id', 'month', 3); END $$;
INSERT INTO messaging.order_history VALUES ('payments.operation');
