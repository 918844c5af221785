-- How events, stored answers and payloads of webhooks name a customer; see docs/personal-data.md.
CREATE FUNCTION customer_member(who text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '"customerId":' || to_json(who)::text;
REVOKE EXECUTE ON FUNCTION customer_member FROM PUBLIC;

-- An event without the customer and, if it is about a return, without the reason, which is free text.
CREATE FUNCTION without_customer(data text, type text, who text, pseudonym text) RETURNS text LANGUAGE sql
IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN type LIKE 'io.holdfast.return.%'
  THEN regexp_replace(replace(data, messaging.customer_member(who), messaging.customer_member(pseudonym)),
                      '"reason":"([^"\\]|\\.)*"', '"reason":"erased"')
  ELSE replace(data, messaging.customer_member(who), messaging.customer_member(pseudonym)) END;
REVOKE EXECUTE ON FUNCTION without_customer FROM PUBLIC;

-- Who changed what stays, under the pseudonym; what was asked and stored about the customer goes.
CREATE FUNCTION erase_trail(who text, pseudonym text) RETURNS bigint LANGUAGE plpgsql
SET search_path = messaging, pg_catalog, pg_temp AS $$
DECLARE
  mine text := 'customers/' || who || '/';
  name text := to_json(who)::text;
  other text := to_json(pseudonym)::text;
  changed bigint;
BEGIN
  UPDATE audit_trail t SET
    actor = CASE actor WHEN who THEN pseudonym ELSE actor END,
    object = CASE WHEN starts_with(object, mine) THEN 'customers/' || pseudonym || substr(object, length(mine))
             ELSE object END,
    (asked, before, after) = (SELECT replace(t.asked, name, other), replace(t.before, name, other),
        replace(t.after, name, other)
      WHERE NOT starts_with(t.object, mine) AND t.operation <> 'storeCustomers')
   WHERE actor = who OR starts_with(object, mine) OR position(name IN concat(asked, before, after)) > 0;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION erase_trail FROM PUBLIC;

-- Events about orders that are not older than this one. Consumers know them by their ids, so those that are still
-- to be sent can be changed too.
CREATE FUNCTION erase_customer(who text, pseudonym text, since uuid) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = messaging, pg_catalog, pg_temp AS $$
DECLARE
  changed bigint;
BEGIN
  UPDATE outbox SET data = without_customer(data, type, who, pseudonym)
   WHERE id >= since AND position(customer_member(who) IN data) > 0;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed + erase_trail(who, pseudonym);
END $$;
REVOKE EXECUTE ON FUNCTION erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_customer TO holdfast_app;
