-- A declined payment may be tried again for a while (holdfast.payments.retry-grace): each try after a decline has
-- a key of its own, since the provider repeats its answer to a known key.
ALTER TABLE operation ADD COLUMN declines integer NOT NULL DEFAULT 0 CHECK (declines >= 0);
