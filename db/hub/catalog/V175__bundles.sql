-- A bundle is a product made of units of others, fixed when it is made: a JSON array of sku and quantity. It has
-- no stock of its own.
ALTER TABLE product ADD COLUMN parts text CHECK (parts IS NULL OR jsonb_array_length(parts::jsonb) > 0);
