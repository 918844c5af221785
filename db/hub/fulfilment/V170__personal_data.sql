-- Personal data of a customer: what is kept, and its erasure. See docs/personal-data.md.
CREATE FUNCTION personal_data(of_orders uuid[]) RETURNS json LANGUAGE sql STABLE
SET search_path = fulfilment, pg_catalog, pg_temp AS $$
  SELECT coalesce(json_agg(json_build_object('id', s.id, 'orderId', s.order_id, 'carrier', s.carrier,
           'trackingNumber', s.tracking_number)), '[]')
    FROM unnest(of_orders) AS o (id)
    JOIN shipment s ON s.id BETWEEN first_of(o.id) AND last_of(o.id) AND s.order_id = o.id $$;

CREATE FUNCTION erase_customer(of_orders uuid[], pseudonym text) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = fulfilment, pg_catalog, pg_temp AS $$
DECLARE
  changed bigint;
BEGIN
  UPDATE shipment s SET customer_id = pseudonym, version = version + 1
    FROM unnest(of_orders) AS o (id)
   WHERE s.id BETWEEN first_of(o.id) AND last_of(o.id) AND s.order_id = o.id;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION personal_data, erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION personal_data, erase_customer TO holdfast_app;
