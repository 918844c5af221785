-- One warehouse: what lies there, what is promised, and every change that led to it.
CREATE TABLE stock_item (
  sku          text    PRIMARY KEY CHECK (length(sku) BETWEEN 1 AND 64),
  on_hand      integer NOT NULL DEFAULT 0,
  reserved     integer NOT NULL DEFAULT 0,
  safety_stock integer NOT NULL DEFAULT 0 CHECK (safety_stock >= 0),
  incoming     integer NOT NULL DEFAULT 0 CHECK (incoming >= 0),
  version      integer NOT NULL DEFAULT 0,
  CONSTRAINT stock_reserved_within_on_hand CHECK (reserved BETWEEN 0 AND on_hand)
) WITH (fillfactor = 50);

CREATE TABLE reservation (
  order_id   uuid        NOT NULL,
  sku        text        NOT NULL REFERENCES stock_item,
  quantity   integer     NOT NULL CHECK (quantity > 0),
  status     text        NOT NULL CHECK (status IN ('HELD', 'COMMITTED', 'SHIPPED', 'RELEASED', 'EXPIRED')),
  held_at    timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at   timestamptz,
  version    integer     NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, sku)
) WITH (fillfactor = 85);

-- A reservation ends once: whatever the code believes, a second ending is refused here.
CREATE FUNCTION reservation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.status = 'HELD' AND NEW.status IN ('COMMITTED', 'RELEASED', 'EXPIRED')
          OR OLD.status = 'COMMITTED' AND NEW.status IN ('SHIPPED', 'RELEASED')) THEN
    RAISE EXCEPTION 'reservation of order % for % cannot go from % to %', OLD.order_id, OLD.sku, OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reservation_ends_once BEFORE UPDATE OF status ON reservation
  FOR EACH ROW EXECUTE FUNCTION reservation_ends_once();

-- The ledger. Counters equal its sums.
CREATE TABLE stock_movement (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku            text        NOT NULL REFERENCES stock_item,
  kind           text        NOT NULL CHECK (kind IN
                 ('OPENING', 'RECEIPT', 'ADJUSTMENT', 'HOLD', 'COMMIT', 'RELEASE', 'EXPIRE', 'SHIP', 'RETURN', 'TRANSFER')),
  on_hand_delta  integer     NOT NULL,
  reserved_delta integer     NOT NULL,
  reason         text,
  reference      text        NOT NULL,
  event_id       uuid        NOT NULL,
  at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX stock_movement_by_sku ON stock_movement (sku, id);

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

-- Answers to changes of stock that carry an Idempotency-Key.
CREATE TABLE idempotency_key (
  key          text        PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea       NOT NULL,
  answer       text        NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);

GRANT USAGE ON SCHEMA public TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON stock_item, reservation TO holdfast_app;
GRANT SELECT, INSERT ON stock_movement TO holdfast_app;
GRANT SELECT, INSERT, DELETE ON idempotency_key TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO holdfast_auditor;
