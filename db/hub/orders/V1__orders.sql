CREATE TABLE customer (
  id          text             PRIMARY KEY,
  name        text             NOT NULL,
  city        text             NOT NULL DEFAULT '',
  country     text             NOT NULL DEFAULT '',
  postal_code text             NOT NULL DEFAULT '',
  latitude    double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude   double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  version     integer          NOT NULL DEFAULT 0
);

-- A buyer need not be a known customer (guests buy too), so customer_id is no foreign key.
CREATE TABLE orders (
  id            uuid             PRIMARY KEY,
  customer_id   text             NOT NULL,
  status        text             NOT NULL CHECK (status IN
                ('PLACED', 'CONFIRMED', 'SHIPPED', 'COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'RETURNED')),
  placement     text             NOT NULL CHECK (placement IN ('ATOMIC', 'SAGA')),
  country       text             NOT NULL,
  postal_code   text             NOT NULL,
  latitude      double precision NOT NULL,
  longitude     double precision NOT NULL,
  total_cents   bigint           NOT NULL CHECK (total_cents >= 0),
  currency      char(3)          NOT NULL,
  payment_token text             NOT NULL,
  placed_at     timestamptz      NOT NULL,
  expires_at    timestamptz      NOT NULL,
  confirmed_at  timestamptz,
  ended_at      timestamptz,
  end_reason    text,
  event_id      uuid             NOT NULL,
  version       integer          NOT NULL DEFAULT 0
) WITH (fillfactor = 85);
-- Only orders still waiting for payment are ever searched by their expiry or counted as backlog.
CREATE INDEX orders_waiting ON orders (expires_at) WHERE status = 'PLACED';
CREATE INDEX orders_by_customer ON orders (customer_id, id);

CREATE TABLE order_line (
  order_id         uuid    NOT NULL REFERENCES orders,
  line_no          integer NOT NULL CHECK (line_no > 0),
  sku              text    NOT NULL,
  quantity         integer NOT NULL CHECK (quantity > 0),
  unit_price_cents bigint  NOT NULL CHECK (unit_price_cents >= 0),
  PRIMARY KEY (order_id, line_no)
);

CREATE TABLE allocation (
  order_id  uuid    NOT NULL,
  line_no   integer NOT NULL,
  warehouse text    NOT NULL,
  quantity  integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_id, line_no, warehouse),
  FOREIGN KEY (order_id, line_no) REFERENCES order_line
);

-- One effect per key: the row is written with the order and answers every repetition.
CREATE TABLE idempotency_key (
  key          text        PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea       NOT NULL,
  order_id     uuid        NOT NULL,
  status       smallint    NOT NULL,
  answer       text        NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);
CREATE INDEX idempotency_key_expiry ON idempotency_key USING brin (expires_at);

GRANT USAGE ON SCHEMA orders TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON orders, customer TO holdfast_app;
GRANT SELECT, INSERT ON order_line, allocation TO holdfast_app;
GRANT SELECT, INSERT, DELETE ON idempotency_key TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA orders TO holdfast_auditor;
