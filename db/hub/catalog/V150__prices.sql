-- Prices in further currencies, and prices that hold from a time on. The price of the product itself is that of
-- its own currency, in force since priced_since; a price of that currency that begins later replaces it.
CREATE TABLE price (
  sku         text        NOT NULL REFERENCES product (sku),
  currency    char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  valid_from  timestamptz NOT NULL,
  price_cents bigint      NOT NULL CHECK (price_cents >= 0),
  applied     boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (sku, currency, valid_from)
);
COMMENT ON COLUMN price.price_cents IS 'minor units of the currency, ISO 4217';
COMMENT ON COLUMN price.applied IS 'whether the product was looked at when this price came into force';
CREATE INDEX price_due ON price (valid_from) WHERE NOT applied;
GRANT SELECT, INSERT, UPDATE, DELETE ON price TO holdfast_app;
GRANT SELECT ON price TO holdfast_auditor;

ALTER TABLE product
  ADD COLUMN priced_since timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN has_prices   boolean     NOT NULL DEFAULT false;

-- Whoever changes the price of a product sets it from now on.
CREATE FUNCTION price_since_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.priced_since := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER price_since_now BEFORE UPDATE ON product FOR EACH ROW
  WHEN ((OLD.price_cents, OLD.currency) IS DISTINCT FROM (NEW.price_cents, NEW.currency)
    AND NEW.priced_since = OLD.priced_since)
  EXECUTE FUNCTION price_since_now();

CREATE FUNCTION note_prices() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = catalog, pg_catalog, pg_temp AS $$
BEGIN
  UPDATE product SET has_prices = true WHERE sku = NEW.sku AND NOT has_prices;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION note_prices FROM PUBLIC;
CREATE TRIGGER note_prices AFTER INSERT ON price FOR EACH ROW EXECUTE FUNCTION note_prices();

-- What a unit costs in a currency at a time; NULL if it has no price in it.
CREATE FUNCTION price_at(asked text, wanted text, at timestamptz) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT coalesce(
    (SELECT p.price_cents FROM catalog.price p
     WHERE p.sku = asked AND p.currency = wanted AND p.valid_from <= at
       AND (b.currency <> wanted OR p.valid_from > b.priced_since)
     ORDER BY p.valid_from DESC LIMIT 1),
    CASE WHEN b.currency = wanted THEN b.price_cents END)
  FROM catalog.product b WHERE b.sku = asked);
REVOKE EXECUTE ON FUNCTION price_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION price_at TO holdfast_app, holdfast_auditor;

CREATE OR REPLACE FUNCTION still_priced(skus text[], cents bigint[], currencies text[]) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT count(*) FROM unnest(skus, cents, currencies) AS seen (sku, cents, currency)
  JOIN product p ON p.sku = seen.sku AND p.retired_at IS NULL
  WHERE CASE WHEN p.has_prices THEN catalog.price_at(p.sku, seen.currency, now()) = seen.cents
    ELSE p.price_cents = seen.cents AND p.currency = seen.currency END);
