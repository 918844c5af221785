-- The units of an allocation end one by one: shipped, or cancelled to be sold again. An order that ends before
-- anything shipped ends as a whole and leaves these counts as they are.
ALTER TABLE allocation
  ADD COLUMN shipped   integer NOT NULL DEFAULT 0,
  ADD COLUMN cancelled integer NOT NULL DEFAULT 0;
ALTER TABLE allocation ADD CONSTRAINT allocation_units_end_once
  CHECK (shipped >= 0 AND cancelled >= 0 AND shipped + cancelled <= quantity);
GRANT UPDATE (shipped, cancelled) ON allocation TO holdfast_app;
