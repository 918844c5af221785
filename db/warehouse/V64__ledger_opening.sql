-- What the ledger amounts to before a moment: RETIRED for movements that are in no partition any more, PROVEN
-- for all that the audit has proven (those of RETIRED included). Summed up here, from the ledger itself.
CREATE TABLE ledger_opening (
  scope    text   NOT NULL CHECK (scope IN ('RETIRED', 'PROVEN')),
  sku      text   NOT NULL,
  kind     text   NOT NULL,
  on_hand  bigint NOT NULL,
  reserved bigint NOT NULL,
  PRIMARY KEY (scope, sku, kind)
);
GRANT SELECT ON ledger_opening TO holdfast_app, holdfast_auditor;

CREATE OR REPLACE FUNCTION messaging.advance_watermark(bound uuid, from_scratch boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since uuid;
BEGIN
  IF bound > messaging.id_at(now() - interval '5 minutes') THEN
    RAISE EXCEPTION 'rows may still be written before %', bound USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO messaging.audit_watermark (proven_before) VALUES ('00000000-0000-0000-0000-000000000000')
  ON CONFLICT DO NOTHING;
  SELECT proven_before INTO since FROM messaging.audit_watermark FOR UPDATE;
  IF from_scratch THEN
    bound := greatest(bound, since);
    since := '00000000-0000-0000-0000-000000000000';
    DELETE FROM public.ledger_opening WHERE scope = 'PROVEN';
    INSERT INTO public.ledger_opening SELECT 'PROVEN', sku, kind, on_hand, reserved
      FROM public.ledger_opening WHERE scope = 'RETIRED';
  END IF;
  INSERT INTO public.ledger_opening AS o (scope, sku, kind, on_hand, reserved)
  SELECT 'PROVEN', sku, kind, sum(on_hand_delta), sum(reserved_delta)
    FROM public.stock_movement WHERE event_id >= since AND event_id < bound GROUP BY sku, kind
  ON CONFLICT (scope, sku, kind) DO UPDATE
    SET on_hand = o.on_hand + excluded.on_hand, reserved = o.reserved + excluded.reserved;
  UPDATE messaging.audit_watermark SET proven_before = greatest(proven_before, bound), proven_at = now();
END $$;

CREATE OR REPLACE FUNCTION messaging.before_retiring(kind text, part regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF kind = 'movements' THEN
    EXECUTE format(
      'INSERT INTO public.ledger_opening AS o (scope, sku, kind, on_hand, reserved)'
      ' SELECT ''RETIRED'', sku, kind, sum(on_hand_delta), sum(reserved_delta) FROM %s GROUP BY sku, kind'
      ' ON CONFLICT (scope, sku, kind) DO UPDATE'
      ' SET on_hand = o.on_hand + excluded.on_hand, reserved = o.reserved + excluded.reserved', part);
  END IF;
END $$;

-- Answers that are kept for a day are forgotten by index, a few at a time.
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at) WHERE expires_at < 'infinity';
-- Rows are locked before they are deleted, which takes the right to update some column.
GRANT UPDATE (created_at) ON idempotency_key TO holdfast_app;
