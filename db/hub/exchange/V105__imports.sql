-- Files that were uploaded to be imported, and what came of them. A row is finished in one transaction with
-- the position behind it, under the lease of the server that works on it.
CREATE TABLE import_job (
  id           uuid        PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('PRODUCTS', 'STOCK')),
  state        text        NOT NULL DEFAULT 'UPLOADING' CHECK (state IN ('UPLOADING', 'RUNNING', 'DONE', 'FAILED')),
  charset      text        NOT NULL,
  key          text        UNIQUE CHECK (length(key) <= 400),
  content_hash bytea,
  done_rows    bigint      NOT NULL DEFAULT 0,
  accepted     bigint      NOT NULL DEFAULT 0,
  rejected     bigint      NOT NULL DEFAULT 0,
  -- Rows up to here are worked on one by one: together they were refused.
  single_until bigint      NOT NULL DEFAULT 0,
  failure      text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  changed_at   timestamptz NOT NULL DEFAULT now(),
  holder       uuid,
  held_until   timestamptz NOT NULL DEFAULT '-infinity',
  CHECK (accepted + rejected = done_rows),
  CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX import_job_open ON import_job (kind, id) WHERE state IN ('UPLOADING', 'RUNNING');
CREATE INDEX import_job_ended ON import_job (changed_at) WHERE state IN ('DONE', 'FAILED');

-- The file in parts of equal size; deleted when it is finished.
CREATE TABLE import_part (
  import_id uuid    NOT NULL REFERENCES import_job ON DELETE CASCADE,
  no        integer NOT NULL,
  content   bytea   NOT NULL,
  PRIMARY KEY (import_id, no)
);

CREATE TABLE import_rejection (
  import_id uuid    NOT NULL REFERENCES import_job ON DELETE CASCADE,
  row_no    bigint  NOT NULL,
  line      integer NOT NULL,
  reason    text    NOT NULL,
  PRIMARY KEY (import_id, row_no)
);

GRANT USAGE ON SCHEMA exchange TO holdfast_app, holdfast_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_job, import_part, import_rejection TO holdfast_app;
GRANT SELECT ON import_job, import_rejection TO holdfast_auditor;
