-- What suppliers announced and what came of it.
CREATE TABLE inbound_shipment (
  id           uuid        PRIMARY KEY,
  supplier     text        NOT NULL CHECK (length(supplier) BETWEEN 1 AND 200),
  reference    text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  warehouse    text        NOT NULL,
  status       text        NOT NULL CHECK (status IN ('ANNOUNCED', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED')),
  expected_at  timestamptz,
  announced_at timestamptz NOT NULL DEFAULT now(),
  closed_at    timestamptz,
  version      integer     NOT NULL DEFAULT 0,
  CHECK ((status IN ('RECEIVED', 'CANCELLED')) = (closed_at IS NOT NULL))
);
CREATE INDEX inbound_shipment_by_status ON inbound_shipment (status, id);
CREATE INDEX inbound_shipment_closed ON inbound_shipment (closed_at) WHERE closed_at IS NOT NULL;

-- A supplier's reference is announced once, however late it is repeated: these rows stay.
CREATE TABLE inbound_reference (
  supplier   text NOT NULL,
  reference  text NOT NULL,
  inbound_id uuid NOT NULL,
  PRIMARY KEY (supplier, reference)
);

-- While its shipment is open, the warehouse counts announced - received as incoming, if more than zero.
CREATE TABLE inbound_line (
  inbound_id uuid    NOT NULL REFERENCES inbound_shipment,
  sku        text    NOT NULL,
  announced  integer NOT NULL CHECK (announced >= 0),
  received   integer NOT NULL DEFAULT 0 CHECK (received >= 0),
  PRIMARY KEY (inbound_id, sku)
);

CREATE TABLE inbound_receipt (
  inbound_id  uuid        NOT NULL REFERENCES inbound_shipment,
  reference   text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  received_at timestamptz NOT NULL DEFAULT now(),
  lines       jsonb       NOT NULL,
  PRIMARY KEY (inbound_id, reference)
);

-- How far a supplier's notices were pulled, and the server that pulls them until its lease ends.
CREATE TABLE supplier_feed (
  feed       text        PRIMARY KEY,
  cursor     text        NOT NULL DEFAULT '',
  holder     uuid,
  held_until timestamptz NOT NULL DEFAULT '-infinity'
);

-- Notices that were pulled and wait to be announced: stored with the cursor behind them, so that none is
-- skipped, and gone with the announcement. One that can never be announced says why in refused.
CREATE TABLE pulled_notice (
  supplier  text        NOT NULL,
  reference text        NOT NULL,
  notice    text        NOT NULL,
  pulled_at timestamptz NOT NULL DEFAULT now(),
  refused   text,
  PRIMARY KEY (supplier, reference)
);
CREATE INDEX pulled_notice_waiting ON pulled_notice (supplier, reference) WHERE refused IS NULL;

CREATE TABLE archive.inbound_shipment (LIKE inbound_shipment);
CREATE TABLE archive.inbound_line (LIKE inbound_line);
CREATE TABLE archive.inbound_receipt (LIKE inbound_receipt);

-- As inventory.archive_transfers.
CREATE FUNCTION archive_inbound(keep interval, at_most integer) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  old uuid[];
BEGIN
  IF keep < interval '1 day' OR NOT pg_try_advisory_xact_lock(hashtext('holdfast-archive'), hashtext('inbound')) THEN
    RETURN 0;
  END IF;
  old := ARRAY(SELECT id FROM receiving.inbound_shipment WHERE closed_at < now() - keep ORDER BY closed_at LIMIT at_most);
  WITH gone AS (DELETE FROM receiving.inbound_receipt WHERE inbound_id = ANY (old) RETURNING *)
    INSERT INTO archive.inbound_receipt SELECT * FROM gone;
  WITH gone AS (DELETE FROM receiving.inbound_line WHERE inbound_id = ANY (old) RETURNING *)
    INSERT INTO archive.inbound_line SELECT * FROM gone;
  WITH gone AS (DELETE FROM receiving.inbound_shipment WHERE id = ANY (old) RETURNING *)
    INSERT INTO archive.inbound_shipment SELECT * FROM gone;
  RETURN cardinality(old);
END $$;
REVOKE EXECUTE ON FUNCTION archive_inbound FROM PUBLIC;
GRANT EXECUTE ON FUNCTION archive_inbound TO holdfast_app;

GRANT USAGE ON SCHEMA receiving TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT ON inbound_shipment, inbound_line, inbound_receipt, inbound_reference TO holdfast_app;
GRANT UPDATE (status, closed_at, version) ON inbound_shipment TO holdfast_app;
GRANT UPDATE (received) ON inbound_line TO holdfast_app;
GRANT SELECT, INSERT ON supplier_feed TO holdfast_app;
GRANT UPDATE (cursor, holder, held_until) ON supplier_feed TO holdfast_app;
GRANT SELECT, INSERT, DELETE ON pulled_notice TO holdfast_app;
GRANT UPDATE (refused) ON pulled_notice TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA receiving TO holdfast_auditor;
