-- Tickets of flash sales that bought: each buys one order. Another order may follow one that ended without a sale,
-- and says so, so that two cannot follow the same.
CREATE TABLE sale_ticket_use (
  sale_id  text        NOT NULL,
  position bigint      NOT NULL,
  order_id uuid        NOT NULL,
  follows  uuid,
  units    integer     NOT NULL CHECK (units > 0),
  used_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (sale_id, position)
);
CREATE INDEX sale_ticket_use_age ON sale_ticket_use (used_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON sale_ticket_use TO holdfast_app;
GRANT SELECT ON sale_ticket_use TO holdfast_auditor;
