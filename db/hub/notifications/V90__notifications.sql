-- Which event is told to whom, as data: an operator switches a message off by deleting its row.
CREATE TABLE rule (
  event_type text NOT NULL,
  template   text NOT NULL,
  topic      text NOT NULL CHECK (topic IN ('ORDER', 'SHIPMENT', 'STOCK')),
  audience   text NOT NULL CHECK (audience IN ('CUSTOMER', 'WATCHER')),
  PRIMARY KEY (event_type, audience)
);
INSERT INTO rule (event_type, template, topic, audience) VALUES
  ('io.holdfast.order.confirmed.v1',         'order-confirmed', 'ORDER', 'CUSTOMER'),
  ('io.holdfast.order.cancelled.v1',         'order-cancelled', 'ORDER', 'CUSTOMER'),
  ('io.holdfast.order.expired.v1',           'order-expired',   'ORDER', 'CUSTOMER'),
  ('io.holdfast.shipment.dispatched.v1',     'shipment-dispatched', 'SHIPMENT', 'CUSTOMER'),
  ('io.holdfast.shipment.delivered.v1',      'shipment-delivered',  'SHIPMENT', 'CUSTOMER'),
  ('io.holdfast.shipment.lost.v1',           'shipment-lost',       'SHIPMENT', 'CUSTOMER'),
  ('io.holdfast.return.requested.v1',        'return-requested',    'SHIPMENT', 'CUSTOMER'),
  ('io.holdfast.return.refunded.v1',         'return-refunded',     'SHIPMENT', 'CUSTOMER'),
  ('io.holdfast.stock.received.v1',          'back-in-stock',   'STOCK', 'WATCHER'),
  ('io.holdfast.stock.released.v1',          'back-in-stock',   'STOCK', 'WATCHER'),
  ('io.holdfast.stock.returned.v1',          'back-in-stock',   'STOCK', 'WATCHER'),
  ('io.holdfast.stock.transferred-in.v1',    'back-in-stock',   'STOCK', 'WATCHER'),
  ('io.holdfast.stock.adjusted.v1',          'back-in-stock',   'STOCK', 'WATCHER'),
  ('io.holdfast.stock.safety-stock-set.v1',  'back-in-stock',   'STOCK', 'WATCHER');

-- How a customer wants to be told. Without a row: in the application only.
CREATE TABLE preference (
  customer_id       text    PRIMARY KEY CHECK (length(customer_id) BETWEEN 1 AND 200),
  email             text    CHECK (length(email) BETWEEN 3 AND 254 AND email !~ '[[:cntrl:]]'),
  phone             text    CHECK (phone ~ '^\+[0-9]{6,15}$'),
  language          text    NOT NULL CHECK (language IN ('en', 'de')),
  order_channels    text[]  NOT NULL CHECK (order_channels    <@ '{EMAIL,SMS,IN_APP}'::text[]),
  shipment_channels text[]  NOT NULL CHECK (shipment_channels <@ '{EMAIL,SMS,IN_APP}'::text[]),
  stock_channels    text[]  NOT NULL CHECK (stock_channels    <@ '{EMAIL,SMS,IN_APP}'::text[]),
  version           integer NOT NULL DEFAULT 0
);

-- The id of the message about an event to one recipient over one channel; about tells messages of one event
-- apart (the SKU that is back). It is computed, so a message that is written again is the same message; it begins
-- with the time of the event, as the id of the event does.
CREATE FUNCTION message_id(event uuid, recipient text, channel text, about text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN overlay(overlay(overlay(
  md5(concat_ws(E'\n', event, channel, about, recipient))::uuid::text
  PLACING left(event::text, 13) FROM 1 FOR 13) PLACING '7' FROM 15 FOR 1) PLACING '8' FROM 20 FOR 1)::uuid;

-- One row for each event, recipient and channel; also the queue of what is to be sent. While a sender holds a
-- row, next_attempt_at is the end of its lease. A row of a webhook has the webhook's id as its recipient.
CREATE TABLE notification (
  id              uuid        PRIMARY KEY,
  event_id        uuid        NOT NULL,
  event_type      text        NOT NULL,
  channel         text        NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'IN_APP', 'WEBHOOK')),
  recipient       text        NOT NULL,
  topic           text,
  template        text,
  address         text,
  language        text,
  data            text        NOT NULL,
  state           text        NOT NULL CHECK (state IN ('PENDING', 'SENT', 'FAILED')),
  attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at         timestamptz,
  status_code     integer,
  last_error      text,
  tx              bigint      NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
  CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
) WITH (fillfactor = 85);
COMMENT ON COLUMN notification.tx IS
  'Transaction that wrote it: readers follow the table in this order up to the oldest running transaction, and miss nothing';
CREATE INDEX notification_due ON notification (channel, next_attempt_at) WHERE state = 'PENDING' AND channel <> 'WEBHOOK';
CREATE INDEX notification_webhook_due ON notification (recipient, next_attempt_at) WHERE state = 'PENDING' AND channel = 'WEBHOOK';
CREATE INDEX notification_failed ON notification (id) WHERE state = 'FAILED';
CREATE INDEX notification_by_recipient ON notification (recipient, id);
CREATE INDEX notification_feed ON notification (recipient, tx, id) WHERE channel = 'IN_APP';
DO $$ BEGIN PERFORM messaging.partition_by_time('notifications.notification', 'id', 'id', 'month', 3); END $$;
INSERT INTO messaging.order_history (family) VALUES ('notifications.notification');

-- Subscribers. The secrets sign what is sent; the auditor does not see them.
CREATE TABLE webhook (
  id              uuid        PRIMARY KEY,
  url             text        NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
  events          text[]      NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 50),
  secret          text        NOT NULL,
  previous_secret text,
  previous_until  timestamptz,
  state           text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'DISABLED')),
  disabled_reason text,
  failing_since   timestamptz,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((state = 'DISABLED') = (disabled_reason IS NOT NULL)),
  CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);

-- Who wants to know when a SKU is back, in the order of their wishes. A row leaves when it is told.
CREATE TABLE watch (
  sku         text   NOT NULL,
  customer_id text   NOT NULL CHECK (length(customer_id) BETWEEN 1 AND 200),
  place       bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (sku, customer_id)
);
CREATE INDEX watch_by_place ON watch (sku, place);
CREATE INDEX watch_by_customer ON watch (customer_id);

-- What operators have to look at. Of a kind, SKU and warehouse one alert at a time is unresolved: until the
-- level has risen well above its threshold, further crossings belong to it.
CREATE TABLE alert (
  id              uuid        PRIMARY KEY,
  kind            text        NOT NULL CHECK (kind IN ('LOW_STOCK', 'SHORTFALL', 'ANOMALY', 'WEBHOOK_DISABLED')),
  subject         text        NOT NULL,
  sku             text,
  warehouse       text,
  available       integer,
  threshold       integer,
  detail          text,
  state           text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ACKNOWLEDGED')),
  opened_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at     timestamptz,
  level_version   integer     NOT NULL DEFAULT 0,
  CHECK ((state = 'ACKNOWLEDGED') = (acknowledged_at IS NOT NULL))
);
CREATE UNIQUE INDEX alert_unresolved ON alert (kind, subject) WHERE resolved_at IS NULL;
CREATE INDEX alert_by_subject ON alert (kind, subject, level_version);
CREATE INDEX alert_open ON alert (id) WHERE state = 'OPEN';
CREATE INDEX alert_done ON alert (acknowledged_at) WHERE state = 'ACKNOWLEDGED' AND resolved_at IS NOT NULL;

GRANT USAGE ON SCHEMA notifications TO holdfast_app, holdfast_auditor;
GRANT SELECT ON rule TO holdfast_app;
GRANT SELECT, INSERT, UPDATE ON notification, preference TO holdfast_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, watch, alert TO holdfast_app;
GRANT SELECT ON rule, notification, watch, alert TO holdfast_auditor;
GRANT SELECT (id, url, events, state, disabled_reason, failing_since, created_at) ON webhook TO holdfast_auditor;
