-- A retired product is no longer sold; what was ordered of it stays.
ALTER TABLE product ADD COLUMN retired_at timestamptz;

CREATE OR REPLACE FUNCTION still_priced(skus text[], cents bigint[], currencies text[]) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT count(*) FROM unnest(skus, cents, currencies) AS seen (sku, cents, currency)
  JOIN product p ON p.sku = seen.sku AND p.price_cents = seen.cents AND p.currency = seen.currency
    AND p.retired_at IS NULL);
