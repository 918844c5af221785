-- What people changed through the console and the API. Ids are time-ordered. Values are JSON, bounded in size and
-- without secrets; the row of a change of the hub is part of its transaction.
CREATE TABLE audit_trail (
  id        uuid        PRIMARY KEY,
  at        timestamptz NOT NULL DEFAULT now(),
  actor     text        NOT NULL,
  role      text        NOT NULL,
  channel   text        NOT NULL CHECK (channel IN ('CONSOLE', 'API')),
  operation text        NOT NULL,
  object    text        NOT NULL,
  outcome   text        NOT NULL CHECK (outcome IN ('DONE', 'UNKNOWN')),
  -- Identifies caller, operation, object and idempotency key: a repetition leaves no second row.
  request   uuid,
  asked     text,
  before    text,
  after     text
);
CREATE INDEX audit_trail_of_actor ON audit_trail (actor, id);
CREATE INDEX audit_trail_of_object ON audit_trail (object text_pattern_ops, id);
CREATE INDEX audit_trail_of_request ON audit_trail (request) WHERE request IS NOT NULL;

GRANT SELECT, INSERT ON audit_trail TO holdfast_app;
GRANT SELECT ON audit_trail TO holdfast_auditor;

CREATE TABLE archive.audit_trail (LIKE audit_trail);

-- Sets entries aside that are older than what is to be kept: a bounded number a call, one caller at a time. Says
-- how many.
CREATE FUNCTION archive_audit_trail(keep interval, at_most integer) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  moved integer;
BEGIN
  IF keep < interval '1 day' OR NOT pg_try_advisory_xact_lock(hashtext('holdfast-archive'), hashtext('audit_trail')) THEN
    RETURN 0;
  END IF;
  WITH old AS (SELECT id FROM messaging.audit_trail WHERE id < messaging.id_at(now() - keep) ORDER BY id LIMIT at_most),
       gone AS (DELETE FROM messaging.audit_trail t USING old WHERE t.id = old.id RETURNING t.*)
    INSERT INTO archive.audit_trail SELECT * FROM gone;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;
REVOKE EXECUTE ON FUNCTION archive_audit_trail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION archive_audit_trail TO holdfast_app;
