-- As in the hub: what a consumer has applied here. A handler that changes a warehouse notes it in the same
-- transaction, so that it needs no other database to be applied once.
CREATE TABLE messaging.inbox (
  consumer    text        NOT NULL,
  event_id    uuid        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);

GRANT SELECT, INSERT ON messaging.inbox TO holdfast_app;
GRANT SELECT ON messaging.inbox TO holdfast_auditor;
