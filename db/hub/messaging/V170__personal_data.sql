-- How events, stored answers and payloads of webhooks name a customer; see docs/personal-data.md.
CREATE FUNCTION customer_member(who text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '"customerId":' || to_json(who)::text;
REVOKE EXECUTE ON FUNCTION customer_member FROM PUBLIC;

-- Events about orders that are not older than this one. Consumers know them by their ids, so those that are still
-- to be sent can be changed too.
CREATE FUNCTION erase_customer(who text, pseudonym text, since uuid) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = messaging, pg_catalog, pg_temp AS $$
DECLARE
  changed bigint;
BEGIN
  UPDATE outbox SET data = replace(data, customer_member(who), customer_member(pseudonym))
   WHERE id >= since AND position(customer_member(who) IN data) > 0;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_customer TO holdfast_app;
