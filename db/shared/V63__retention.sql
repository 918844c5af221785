-- Old partitions leave as a whole, and only when the audit has proven what is in them: see
-- docs/adr/0017. Business records are set aside in the schema archive, the rest is dropped.
CREATE SCHEMA archive;

-- Everything whose id is smaller has been audited.
CREATE TABLE messaging.audit_watermark (
  one           boolean     PRIMARY KEY DEFAULT true CHECK (one),
  proven_before uuid        NOT NULL,
  proven_at     timestamptz NOT NULL DEFAULT now()
);

-- Of each kind: everything whose id is smaller is no longer in the table.
CREATE TABLE messaging.retired (
  kind       text        PRIMARY KEY,
  before     uuid        NOT NULL,
  retired_at timestamptz NOT NULL DEFAULT now()
);

-- Moves the watermark forward, never back and never to where rows may still be written.
CREATE FUNCTION messaging.advance_watermark(bound uuid, from_scratch boolean) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF bound > messaging.id_at(now() - interval '5 minutes') THEN
    RAISE EXCEPTION 'rows may still be written before %', bound USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO messaging.audit_watermark AS w (proven_before) VALUES (bound)
  ON CONFLICT (one) DO UPDATE SET proven_before = greatest(w.proven_before, bound), proven_at = now();
END $$;

-- What is kept of a partition of the ledger before it goes; a warehouse has more to say.
CREATE FUNCTION messaging.before_retiring(kind text, part regclass) RETURNS void LANGUAGE sql AS '';

-- Retires the oldest partition of a kind (outbox, inbox, movements, reservations, orders) if all in it is
-- older than what is to be kept, audited and settled. One partition a call, one caller at a time. Says
-- which one, and DROPPED, ARCHIVED or UNSETTLED (it stays); no row when none is due.
CREATE FUNCTION messaging.retire_partition(kind text, keep interval)
RETURNS TABLE (partition text, outcome text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC' AS $$
DECLARE
  families text[] := CASE kind
    WHEN 'outbox'       THEN '{messaging.outbox}'
    WHEN 'inbox'        THEN '{messaging.inbox}'
    WHEN 'movements'    THEN '{public.stock_movement}'
    WHEN 'reservations' THEN '{public.reservation}'
    WHEN 'orders'       THEN '{orders.orders,orders.order_line,orders.allocation,payments.payment}' END;
  unsettled text := CASE kind
    WHEN 'outbox'       THEN $q$status = 'PENDING' OR status = 'FAILED'$q$
    WHEN 'reservations' THEN $q$status NOT IN ('SHIPPED', 'RELEASED', 'EXPIRED')$q$
    WHEN 'orders'       THEN $q$status NOT IN ('COMPLETED', 'RETURNED', 'REJECTED', 'CANCELLED', 'EXPIRED')$q$
    ELSE 'false' END;
  archived boolean := kind IN ('movements', 'reservations', 'orders');
  family   text;
  oldest   record;
  sibling  regclass;
  gone     text;
  found    boolean;
BEGIN
  IF families IS NULL OR keep < interval '1 day' THEN
    RAISE EXCEPTION 'cannot retire % after %', kind, keep USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF to_regclass(families[1]) IS NULL
     OR NOT pg_try_advisory_xact_lock(hashtext('holdfast-partitions'), hashtext(families[1])) THEN
    RETURN;
  END IF;
  SELECT * INTO oldest FROM messaging.partitions(families[1]::regclass) LIMIT 1;
  IF NOT FOUND
     OR oldest.upper > messaging.id_at(now() - keep)
     OR NOT EXISTS (SELECT FROM messaging.audit_watermark w WHERE w.proven_before >= oldest.upper)
     OR kind = 'inbox' AND NOT EXISTS (SELECT FROM messaging.retired r WHERE r.kind = 'outbox' AND r.before >= oldest.upper)
  THEN
    RETURN;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s)', oldest.part, unsettled) INTO found;
  IF NOT found AND kind = 'outbox' THEN
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', oldest.part);
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s)', oldest.part, unsettled) INTO found;
  END IF;
  IF found THEN
    RETURN QUERY VALUES (oldest.part::text, 'UNSETTLED');
    RETURN;
  END IF;
  gone := oldest.part::text;
  PERFORM messaging.before_retiring(kind, oldest.part);
  FOREACH family IN ARRAY families LOOP
    FOR sibling IN SELECT p.part FROM messaging.partitions(family::regclass) p WHERE p.upper <= oldest.upper LOOP
      EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', family, sibling);
      EXECUTE format(CASE WHEN archived THEN 'ALTER TABLE %s SET SCHEMA archive' ELSE 'DROP TABLE %s' END, sibling);
    END LOOP;
  END LOOP;
  INSERT INTO messaging.retired AS r (kind, before) VALUES (kind, oldest.upper)
  ON CONFLICT ON CONSTRAINT retired_pkey DO UPDATE SET before = excluded.before, retired_at = now();
  RETURN QUERY VALUES (gone, CASE WHEN archived THEN 'ARCHIVED' ELSE 'DROPPED' END);
END $$;

REVOKE EXECUTE ON FUNCTION messaging.advance_watermark, messaging.before_retiring, messaging.retire_partition
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.advance_watermark TO holdfast_app, holdfast_auditor;
GRANT EXECUTE ON FUNCTION messaging.retire_partition TO holdfast_app;
GRANT SELECT ON messaging.audit_watermark, messaging.retired TO holdfast_app, holdfast_auditor;
