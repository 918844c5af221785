CREATE TABLE product (
  sku         text        PRIMARY KEY CHECK (length(sku) BETWEEN 1 AND 64),
  name        text        NOT NULL,
  brand       text        NOT NULL DEFAULT '',
  category    text        NOT NULL DEFAULT '',
  department  text        NOT NULL DEFAULT '',
  price_cents bigint      NOT NULL CHECK (price_cents >= 0),
  currency    char(3)     NOT NULL,
  version     integer     NOT NULL DEFAULT 0,
  search      tsvector    GENERATED ALWAYS AS
              (to_tsvector('simple', name || ' ' || brand || ' ' || category || ' ' || department)) STORED
);
CREATE INDEX product_by_category ON product (category, sku);
CREATE INDEX product_search ON product USING gin (search);

GRANT USAGE ON SCHEMA catalog TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON product TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA catalog TO holdfast_auditor;
