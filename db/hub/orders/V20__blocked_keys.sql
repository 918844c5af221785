-- Which of these idempotency keys does a transaction hold that has not ended? Each key is taken and given
-- back in a subtransaction of its own, waiting 5 ms at most; nothing is left behind. Called after a lock
-- timeout only.
CREATE FUNCTION blocked_keys(keys text[]) RETURNS text[] LANGUAGE plpgsql
SET lock_timeout = '5ms' AS $$
DECLARE
  candidate text;
  blocked   text[] := '{}';
BEGIN
  FOREACH candidate IN ARRAY keys LOOP
    BEGIN
      INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
      VALUES (candidate, '', gen_random_uuid(), 409, '', now()) ON CONFLICT (key) DO NOTHING;
      RAISE EXCEPTION USING ERRCODE = 'HF001', MESSAGE = 'given back';
    EXCEPTION
      WHEN SQLSTATE 'HF001' THEN NULL;
      WHEN lock_not_available THEN blocked := blocked || candidate;
    END;
  END LOOP;
  RETURN blocked;
END $$;

REVOKE EXECUTE ON FUNCTION blocked_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION blocked_keys TO holdfast_app;
