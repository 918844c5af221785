-- An order that ends keeps its token until payments has handled the event of its placement. If the provider was
-- asked and its answer is unknown, it is asked again under the same idempotency key, and an authorisation is voided.
ALTER TABLE payment_token ADD COLUMN ended boolean NOT NULL DEFAULT false;
GRANT UPDATE (ended) ON payment_token TO holdfast_app;
GRANT SELECT (ended) ON payment_token TO holdfast_auditor;
