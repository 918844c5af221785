-- Goods that come back. A return lies where its order does and is retired with it.
CREATE TABLE return_request (
  id             uuid        NOT NULL,
  order_id       uuid        NOT NULL,
  customer_id    text        NOT NULL,
  status         text        NOT NULL CHECK (status IN ('REQUESTED', 'PARTLY_RECEIVED', 'RECEIVED', 'REFUNDED')),
  reason         text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  currency       char(3)     NOT NULL,
  requested_at   timestamptz NOT NULL,
  received_at    timestamptz,
  refunded_at    timestamptz,
  version        integer     NOT NULL DEFAULT 1,
  PRIMARY KEY (order_id, id),
  CHECK ((status IN ('RECEIVED', 'REFUNDED')) = (received_at IS NOT NULL)),
  CHECK ((status = 'REFUNDED') = (refunded_at IS NOT NULL))
);
CREATE INDEX return_request_by_id ON return_request (id);
CREATE INDEX return_request_by_status ON return_request (status, id);

-- The units of one SKU; none is received twice.
CREATE TABLE return_line (
  id               uuid    NOT NULL,
  order_id         uuid    NOT NULL,
  return_id        uuid    NOT NULL,
  sku              text    NOT NULL,
  quantity         integer NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint  NOT NULL CHECK (unit_price_minor >= 0),
  restocked        integer NOT NULL DEFAULT 0 CHECK (restocked >= 0),
  scrapped         integer NOT NULL DEFAULT 0 CHECK (scrapped >= 0),
  PRIMARY KEY (order_id, return_id, sku),
  CHECK (restocked + scrapped <= quantity)
);
CREATE INDEX return_line_by_return ON return_line (return_id);

GRANT SELECT, INSERT, UPDATE ON return_request, return_line TO holdfast_app;
GRANT SELECT ON return_request, return_line TO holdfast_auditor;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.return_request', 'order_id', 'order_id, id', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.return_line', 'order_id', 'order_id, return_id, sku', 'month', 3); END $$;
INSERT INTO messaging.order_history VALUES ('orders.return_line'), ('orders.return_request');
