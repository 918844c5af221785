-- Personal data of a customer: what is kept, and its erasure. See docs/personal-data.md.
CREATE FUNCTION has_ended(status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status IN ('COMPLETED', 'RETURNED', 'REJECTED', 'CANCELLED', 'EXPIRED');

CREATE FUNCTION personal_data(who text) RETURNS json LANGUAGE sql STABLE
SET search_path = orders, pg_catalog, pg_temp AS $$
  SELECT json_build_object(
    'address', (SELECT json_build_object('name', name, 'city', city, 'country', country, 'postalCode', postal_code,
                                         'latitude', latitude, 'longitude', longitude)
                FROM customer WHERE id = who),
    'orders', (SELECT coalesce(json_agg(json_build_object('id', id, 'status', status, 'placedAt', placed_at,
                 'country', country, 'postalCode', postal_code, 'latitude', latitude, 'longitude', longitude,
                 'endReason', end_reason)), '[]')
               FROM (SELECT * FROM orders WHERE customer_id = who ORDER BY id DESC LIMIT 10000) AS latest),
    'returns', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'orderId', r.order_id, 'reason', r.reason,
                  'requestedAt', r.requested_at)), '[]')
                FROM (SELECT id FROM orders WHERE customer_id = who ORDER BY id DESC LIMIT 10000) AS latest
                JOIN return_request r ON r.order_id = latest.id)) $$;

-- Ended orders keep country, contents and sums under a pseudonym; where they went is blurred to a degree. Says
-- which orders, the smallest id that an event about them can have, and how many answers and other rows were changed.
CREATE FUNCTION erase_customer(who text, pseudonym text, OUT ended uuid[], OUT since uuid, OUT answers bigint,
  OUT others bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_catalog, pg_temp AS $$
DECLARE
  of_step bigint;
BEGIN
  SELECT coalesce(array_agg(id ORDER BY id), '{}'), messaging.id_at(min(placed_at) - interval '1 day')
    INTO ended, since FROM orders WHERE customer_id = who AND has_ended(status);
  UPDATE return_request SET customer_id = pseudonym, reason = 'erased', version = version + 1
   WHERE order_id = ANY (ended);
  UPDATE orders SET customer_id = pseudonym, postal_code = '', latitude = round(latitude),
         longitude = round(longitude), version = version + 1
   WHERE id = ANY (ended);
  UPDATE idempotency_key
     SET answer = replace(answer, messaging.customer_member(who), messaging.customer_member(pseudonym))
   WHERE order_id = ANY (ended) AND position(messaging.customer_member(who) IN answer) > 0;
  GET DIAGNOSTICS answers = ROW_COUNT;
  DELETE FROM purchase_guard WHERE customer_id = who;
  GET DIAGNOSTICS others = ROW_COUNT;
  DELETE FROM customer WHERE id = who;
  GET DIAGNOSTICS of_step = ROW_COUNT;
  others := others + of_step;
END $$;
REVOKE EXECUTE ON FUNCTION has_ended, personal_data, erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_ended, personal_data, erase_customer TO holdfast_app;
