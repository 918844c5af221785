-- What the hub has to tell: written in the transaction of the change, sent by the relay.
CREATE TABLE outbox (
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
-- Ids are time-ordered, so this index is also the order of sending; it holds unsent rows only.
CREATE INDEX outbox_unsent ON outbox (id) WHERE status = 'PENDING';
CREATE INDEX outbox_failed ON outbox (id) WHERE status = 'FAILED';

-- What a consumer has already applied: a redelivery finds its row and does nothing.
CREATE TABLE inbox (
  consumer    text        NOT NULL,
  event_id    uuid        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);

GRANT USAGE ON SCHEMA messaging TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON outbox TO holdfast_app;
GRANT SELECT, INSERT ON inbox TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA messaging TO holdfast_auditor;
