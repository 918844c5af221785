-- For those who sell at prices that they read a while ago: how many of these SKUs cost just that now.
CREATE FUNCTION still_priced(skus text[], cents bigint[], currencies text[]) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT count(*) FROM unnest(skus, cents, currencies) AS seen (sku, cents, currency)
  JOIN product p ON p.sku = seen.sku AND p.price_cents = seen.cents AND p.currency = seen.currency);

REVOKE EXECUTE ON FUNCTION still_priced FROM PUBLIC;
GRANT EXECUTE ON FUNCTION still_priced TO holdfast_app;
