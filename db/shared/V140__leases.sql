-- Locks with a lease: which server does what only one has to do. The token rises with each new holder.
CREATE TABLE messaging.lease (
  name   text        PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
  holder text        NOT NULL CHECK (length(holder) BETWEEN 1 AND 100),
  run    uuid        NOT NULL,
  token  bigint      NOT NULL CHECK (token > 0),
  until  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON messaging.lease TO holdfast_app;
GRANT SELECT ON messaging.lease TO holdfast_auditor;
