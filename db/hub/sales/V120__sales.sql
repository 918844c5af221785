-- Flash sales. A visitor has a ticket with a place; places are dense, in the order of arrival. Those given before
-- the opening are drawn by lot: the seed of the draw is made with the sale, and stays secret until `drawn` is set.
CREATE TABLE sale (
  id               text        PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  skus             text[]      NOT NULL CHECK (cardinality(skus) BETWEEN 1 AND 100),
  opens_at         timestamptz NOT NULL,
  closes_at        timestamptz NOT NULL,
  admit_per_second integer     NOT NULL CHECK (admit_per_second BETWEEN 1 AND 10000),
  ticket_seconds   integer     NOT NULL CHECK (ticket_seconds BETWEEN 1 AND 86400),
  seed             text        NOT NULL CHECK (length(seed) = 64),
  commitment       text        NOT NULL CHECK (length(commitment) = 64),
  -- The next place, which is also how many were given; below `drawn` they take part in the draw.
  next_place       bigint      NOT NULL DEFAULT 0 CHECK (next_place BETWEEN 0 AND 100000000),
  drawn            bigint,
  created_at       timestamptz NOT NULL DEFAULT now(),
  CHECK (opens_at < closes_at),
  CHECK (drawn BETWEEN 0 AND next_place)
);
CREATE INDEX sale_closing ON sale (closes_at);

-- Rises with every change of a sale by an operator: servers know the sales by heart, and a placement is refused
-- that was decided on others than the current ones.
CREATE TABLE sales_version (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  version bigint  NOT NULL
);
INSERT INTO sales_version (version) VALUES (0);

-- How far a sale has admitted, and who advances it. The lease saves work; what is right is decided by `fence`,
-- which a new holder raises and every change compares.
CREATE TABLE admission (
  sale_id    text        PRIMARY KEY REFERENCES sale ON DELETE CASCADE,
  holder     uuid,
  held_until timestamptz NOT NULL DEFAULT '-infinity',
  fence      bigint      NOT NULL DEFAULT 0,
  horizon    bigint      NOT NULL DEFAULT 0 CHECK (horizon >= 0),
  sold_out   boolean     NOT NULL DEFAULT false,
  unused     bigint      NOT NULL DEFAULT 0,
  sold       bigint      NOT NULL DEFAULT 0,
  units_left bigint      NOT NULL DEFAULT 0,
  per_second float8      NOT NULL DEFAULT 0
);

-- When which positions were admitted: those below `horizon` that no earlier step admitted.
CREATE TABLE admission_step (
  sale_id text        NOT NULL REFERENCES sale ON DELETE CASCADE,
  horizon bigint      NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (sale_id, horizon)
);

-- One ticket for each customer of a sale. Polls do not read it: the signed ticket says the place.
CREATE TABLE ticket (
  sale_id     text     NOT NULL REFERENCES sale ON DELETE CASCADE,
  customer_id text     NOT NULL,
  place       bigint   NOT NULL,
  key_no      smallint NOT NULL,
  PRIMARY KEY (sale_id, customer_id)
);
CREATE UNIQUE INDEX ticket_place ON ticket (sale_id, place);

-- The keys that sign tickets; the newest signs new ones.
CREATE TABLE ticket_key (
  no         smallint    PRIMARY KEY,
  secret     bytea       NOT NULL CHECK (length(secret) = 32),
  created_at timestamptz NOT NULL DEFAULT now()
);

GRANT USAGE ON SCHEMA sales TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON sale, admission, admission_step, ticket, ticket_key TO holdfast_app;
GRANT SELECT, UPDATE ON sales_version TO holdfast_app;
-- Neither the seed nor the keys: who reads them could choose a place or sign a ticket.
GRANT SELECT (id, name, skus, opens_at, closes_at, admit_per_second, ticket_seconds, commitment, next_place, drawn,
  created_at) ON sale TO holdfast_auditor;
GRANT SELECT ON sales_version, admission, admission_step, ticket TO holdfast_auditor;
