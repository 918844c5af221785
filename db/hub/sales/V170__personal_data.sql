-- Personal data of a customer: what is kept, and its erasure. See docs/personal-data.md.
CREATE FUNCTION personal_data(who text) RETURNS json LANGUAGE sql STABLE
SET search_path = sales, pg_catalog, pg_temp AS $$
  SELECT coalesce(json_agg(json_build_object('sale', t.sale_id, 'place', t.place)), '[]')
    FROM sale s JOIN ticket t ON t.sale_id = s.id AND t.customer_id = who $$;

-- The place stays in the draw.
CREATE FUNCTION erase_customer(who text, pseudonym text) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = sales, pg_catalog, pg_temp AS $$
DECLARE
  changed bigint;
BEGIN
  UPDATE ticket SET customer_id = pseudonym
   WHERE customer_id = who AND sale_id IN (SELECT id FROM sale WHERE closes_at < now());
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION personal_data, erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION personal_data, erase_customer TO holdfast_app;
