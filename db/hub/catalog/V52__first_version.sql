-- The first version of a row is 1, as JPA writes it, whoever makes the row.
UPDATE product SET version = version + 1;
ALTER TABLE product ALTER COLUMN version SET DEFAULT 1;
