-- Personal data of a customer: what is kept, and its erasure. See docs/personal-data.md.
CREATE FUNCTION personal_data(who text) RETURNS json LANGUAGE sql STABLE
SET search_path = notifications, pg_catalog, pg_temp AS $$
  SELECT json_build_object(
    'email', (SELECT email FROM preference WHERE customer_id = who),
    'phone', (SELECT phone FROM preference WHERE customer_id = who),
    'language', (SELECT language FROM preference WHERE customer_id = who),
    'watches', (SELECT coalesce(json_agg(sku ORDER BY sku), '[]') FROM watch WHERE customer_id = who),
    'messages', (SELECT coalesce(json_agg(json_build_object('id', id, 'at', created_at, 'channel', channel,
                   'address', address, 'template', template)), '[]')
                 FROM (SELECT * FROM notification WHERE recipient = who AND channel <> 'WEBHOOK'
                       ORDER BY id DESC LIMIT 10000) AS latest)) $$;

-- Messages go, sent or not; what webhooks carry names the pseudonym.
CREATE FUNCTION erase_customer(who text, pseudonym text, since uuid) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = notifications, pg_catalog, pg_temp AS $$
DECLARE
  changed bigint;
  of_step bigint;
BEGIN
  DELETE FROM notification WHERE recipient = who AND channel <> 'WEBHOOK';
  GET DIAGNOSTICS changed = ROW_COUNT;
  DELETE FROM preference WHERE customer_id = who;
  GET DIAGNOSTICS of_step = ROW_COUNT;
  changed := changed + of_step;
  DELETE FROM watch WHERE customer_id = who;
  GET DIAGNOSTICS of_step = ROW_COUNT;
  changed := changed + of_step;
  UPDATE notification SET data = messaging.without_customer(data, event_type, who, pseudonym)
   WHERE id >= since AND channel = 'WEBHOOK' AND position(messaging.customer_member(who) IN data) > 0;
  GET DIAGNOSTICS of_step = ROW_COUNT;
  changed := changed + of_step;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION personal_data, erase_customer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION personal_data, erase_customer TO holdfast_app;
