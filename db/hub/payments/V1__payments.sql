-- One payment per order: the order is the idempotency key towards the provider.
CREATE TABLE payment (
  order_id         uuid        PRIMARY KEY,
  status           text        NOT NULL CHECK (status IN ('AUTHORISED', 'DECLINED')),
  amount_cents     bigint      NOT NULL CHECK (amount_cents >= 0),
  currency         char(3)     NOT NULL,
  authorisation_id text,
  reason           text,
  event_id         uuid        NOT NULL,
  decided_at       timestamptz NOT NULL DEFAULT now(),
  version          integer     NOT NULL DEFAULT 0,
  CHECK (status <> 'AUTHORISED' OR authorisation_id IS NOT NULL)
);

GRANT USAGE ON SCHEMA payments TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON payment TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA payments TO holdfast_auditor;
