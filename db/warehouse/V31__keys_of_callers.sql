-- A key is stored with the caller who sent it in front: up to 100 characters, a space, up to 255.
ALTER TABLE idempotency_key DROP CONSTRAINT idempotency_key_key_check;
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_key_check CHECK (length(key) BETWEEN 1 AND 400);
