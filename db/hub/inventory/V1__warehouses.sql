-- Warehouses are data: a row here plus a data source of the same name.
CREATE TABLE warehouse (
  code       text             PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,29}$'),
  name       text             NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  city       text             NOT NULL DEFAULT '',
  country    text             NOT NULL DEFAULT '',
  latitude   double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude  double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  created_at timestamptz      NOT NULL DEFAULT now(),
  version    integer          NOT NULL DEFAULT 0
);

GRANT USAGE ON SCHEMA inventory TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE ON warehouse TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA inventory TO holdfast_auditor;
