-- The summaries of a BRIN index are made by vacuum alone: between two of them every look for keys past
-- their day read the whole part of the table that is not summarised, a third of a second under load.
DROP INDEX idempotency_key_expiry;
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
