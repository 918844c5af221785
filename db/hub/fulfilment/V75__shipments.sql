-- One parcel of one order from one warehouse. Its id is made from order and warehouse, so that an event that is
-- delivered again finds the row, and carries the time of the order: a shipment lies by the time of its order.
CREATE TABLE shipment (
  id              uuid             PRIMARY KEY,
  order_id        uuid             NOT NULL,
  customer_id     text             NOT NULL,
  warehouse       text             NOT NULL,
  status          text             NOT NULL DEFAULT 'PENDING' CHECK (status IN
                  ('PENDING', 'LABELLED', 'DISPATCHED', 'DELIVERED', 'LOST', 'CANCELLED')),
  currency        char(3)          NOT NULL,
  amount_minor    bigint           NOT NULL CHECK (amount_minor >= 0),
  carrier         text,
  tracking_number text,
  reason          text,
  created_at      timestamptz      NOT NULL DEFAULT now(),
  labelled_at     timestamptz,
  dispatched_at   timestamptz,
  ended_at        timestamptz,
  -- Work: due at this time and, while somebody holds it, the end of the lease. Whoever takes it advances the
  -- version, so that the former holder can record nothing any more.
  next_attempt_at timestamptz      NOT NULL DEFAULT now(),
  attempts        integer          NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  failed_at       timestamptz,
  last_error      text,
  -- A label that may exist at the carrier although the shipment is cancelled.
  void_due        boolean          NOT NULL DEFAULT false,
  version         integer          NOT NULL DEFAULT 0,
  CONSTRAINT shipment_label_check CHECK (status NOT IN ('LABELLED', 'DISPATCHED', 'DELIVERED', 'LOST')
                                         OR carrier IS NOT NULL AND tracking_number IS NOT NULL),
  CONSTRAINT shipment_void_check CHECK (NOT void_due OR status = 'CANCELLED')
) WITH (fillfactor = 70);
-- Only what is to be done is ever searched by its time.
CREATE INDEX shipment_due ON shipment (next_attempt_at, id)
  WHERE (status IN ('PENDING', 'LABELLED') OR void_due) AND failed_at IS NULL;
CREATE INDEX shipment_failed ON shipment (id) WHERE failed_at IS NOT NULL;
CREATE INDEX shipment_by_status ON shipment (status, id) WHERE status NOT IN ('PENDING', 'LABELLED');
CREATE INDEX shipment_by_warehouse ON shipment (warehouse, id);

CREATE TABLE shipment_line (
  shipment_id  uuid    NOT NULL,
  line_no      integer NOT NULL CHECK (line_no > 0),
  sku          text    NOT NULL,
  quantity     integer NOT NULL CHECK (quantity > 0),
  amount_minor bigint  NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (shipment_id, line_no)
);

-- What the carrier reported, each report once, in whatever order it came.
CREATE TABLE carrier_event (
  shipment_id uuid        NOT NULL,
  event_id    text        NOT NULL CHECK (length(event_id) BETWEEN 1 AND 255),
  code        text        NOT NULL CHECK (code IN ('IN_TRANSIT', 'DELIVERED', 'LOST')),
  happened_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shipment_id, event_id)
);

GRANT USAGE ON SCHEMA fulfilment TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON shipment TO holdfast_app;
GRANT SELECT, INSERT ON shipment_line, carrier_event TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA fulfilment TO holdfast_auditor;

DO $$ BEGIN PERFORM messaging.partition_by_time('fulfilment.shipment', 'id', 'id', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('fulfilment.shipment_line', 'shipment_id', 'shipment_id, line_no', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('fulfilment.carrier_event', 'shipment_id', 'shipment_id, event_id', 'month', 3); END $$;
