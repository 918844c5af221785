-- Answers to requests that carry an Idempotency-Key, written in the transaction of the change: those of every
-- context of the hub but placements, which keep theirs with the orders.
CREATE TABLE messaging.stored_answer (
  key          text        PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 400),
  request_hash bytea       NOT NULL,
  answer       text        NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);
CREATE INDEX stored_answer_expiry ON messaging.stored_answer (expires_at) WHERE expires_at < 'infinity';
GRANT SELECT, INSERT, DELETE ON messaging.stored_answer TO holdfast_app;
-- Rows are locked before they are deleted, which takes the right to update some column.
GRANT UPDATE (created_at) ON messaging.stored_answer TO holdfast_app;
GRANT SELECT ON messaging.stored_answer TO holdfast_auditor;
