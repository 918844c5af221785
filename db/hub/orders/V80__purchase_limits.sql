-- At most so many units of a SKU for one customer within so many days. What a customer bought is counted from
-- the orders themselves, so that nothing has to be given back when one ends.
CREATE TABLE purchase_limit (
  sku          text        PRIMARY KEY CHECK (length(sku) BETWEEN 1 AND 64),
  per_customer integer     NOT NULL CHECK (per_customer > 0),
  days         integer     NOT NULL CHECK (days BETWEEN 1 AND 365),
  since        timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Rises with every change of a limit: servers know the limits by heart, and a placement is refused that was
-- decided on others than the current ones.
CREATE TABLE purchase_limits_version (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  version bigint  NOT NULL
);

-- Lets one purchase of a customer and limited SKU follow another: each is written under the stamp that its count
-- was read with. Needed while placements run, and forgotten after an hour. SKUs without a limit have no rows.
CREATE TABLE purchase_guard (
  customer_id text        NOT NULL,
  sku         text        NOT NULL,
  follows     uuid,
  stamp       uuid        NOT NULL,
  changed_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, sku)
);
CREATE INDEX purchase_guard_age ON purchase_guard (changed_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON purchase_limit, purchase_guard TO holdfast_app;
GRANT SELECT, INSERT, UPDATE ON purchase_limits_version TO holdfast_app;
GRANT SELECT ON purchase_limit, purchase_limits_version, purchase_guard TO holdfast_auditor;
