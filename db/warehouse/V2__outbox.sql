-- The same shape as the hub's, in this warehouse's own database: the change and its event commit together.
CREATE SCHEMA messaging;
CREATE TABLE messaging.outbox (
  id              uuid        PRIMARY KEY,
  stream          text        NOT NULL,
  type            text        NOT NULL,
  aggregate_id    text        NOT NULL,
  data            text        NOT NULL,
  occurred_at     timestamptz NOT NULL DEFAULT now(),
  status          text        NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'SENT', 'FAILED')),
  attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
  last_error      text,
  sent_at         timestamptz
);
CREATE INDEX outbox_unsent ON messaging.outbox (id) WHERE status = 'PENDING';
CREATE INDEX outbox_failed ON messaging.outbox (id) WHERE status = 'FAILED';

GRANT USAGE ON SCHEMA messaging TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON messaging.outbox TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA messaging TO holdfast_auditor;
