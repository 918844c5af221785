-- Goods on their way from one warehouse to another. Of each line, received + returned + lost never exceeds what
-- was sent, and equals it once the transfer has ended; until then the rest is in transit.
CREATE TABLE transfer (
  id           uuid        PRIMARY KEY,
  from_code    text        NOT NULL REFERENCES warehouse,
  to_code      text        NOT NULL REFERENCES warehouse,
  status       text        NOT NULL CHECK (status IN ('IN_TRANSIT', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED')),
  dispatched_at timestamptz NOT NULL DEFAULT now(),
  ended_at     timestamptz,
  version      integer     NOT NULL DEFAULT 0,
  CHECK (from_code <> to_code),
  CHECK ((status IN ('RECEIVED', 'CANCELLED')) = (ended_at IS NOT NULL))
);
CREATE INDEX transfer_by_status ON transfer (status, id);
CREATE INDEX transfer_ended ON transfer (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE transfer_line (
  transfer_id uuid    NOT NULL REFERENCES transfer,
  sku         text    NOT NULL,
  sent        integer NOT NULL CHECK (sent > 0),
  received    integer NOT NULL DEFAULT 0 CHECK (received >= 0),
  returned    integer NOT NULL DEFAULT 0 CHECK (returned >= 0),
  lost        integer NOT NULL DEFAULT 0 CHECK (lost >= 0),
  PRIMARY KEY (transfer_id, sku),
  CONSTRAINT transfer_units_end_once CHECK (received + returned + lost <= sent)
);

CREATE TABLE archive.transfer (LIKE transfer);
CREATE TABLE archive.transfer_line (LIKE transfer_line);

-- Sets transfers aside that ended longer ago than what is to be kept. They are few: rows move one by one, a
-- bounded number a call, one caller at a time. Says how many.
CREATE FUNCTION archive_transfers(keep interval, at_most integer) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  old uuid[];
BEGIN
  IF keep < interval '1 day' OR NOT pg_try_advisory_xact_lock(hashtext('holdfast-archive'), hashtext('transfer')) THEN
    RETURN 0;
  END IF;
  old := ARRAY(SELECT id FROM inventory.transfer WHERE ended_at < now() - keep ORDER BY ended_at LIMIT at_most);
  WITH gone AS (DELETE FROM inventory.transfer_line WHERE transfer_id = ANY (old) RETURNING *)
    INSERT INTO archive.transfer_line SELECT * FROM gone;
  WITH gone AS (DELETE FROM inventory.transfer WHERE id = ANY (old) RETURNING *)
    INSERT INTO archive.transfer SELECT * FROM gone;
  RETURN cardinality(old);
END $$;
REVOKE EXECUTE ON FUNCTION archive_transfers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION archive_transfers TO holdfast_app;

GRANT SELECT, INSERT ON transfer, transfer_line TO holdfast_app;
GRANT UPDATE (status, ended_at, version) ON transfer TO holdfast_app;
GRANT UPDATE (received, returned, lost) ON transfer_line TO holdfast_app;
GRANT SELECT ON transfer, transfer_line TO holdfast_auditor;
-- What transfers lost stays part of the balance of all goods.
GRANT USAGE ON SCHEMA archive TO holdfast_app, holdfast_auditor;
GRANT SELECT ON archive.transfer_line TO holdfast_app, holdfast_auditor;
