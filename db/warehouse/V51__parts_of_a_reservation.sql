-- The units of a reservation end one by one: shipped, or released to be sold again.
ALTER TABLE reservation
  ADD COLUMN shipped  integer NOT NULL DEFAULT 0,
  ADD COLUMN released integer NOT NULL DEFAULT 0;
UPDATE reservation SET released = quantity WHERE status IN ('RELEASED', 'EXPIRED');
UPDATE reservation SET shipped = quantity WHERE status = 'SHIPPED';
ALTER TABLE reservation ADD CONSTRAINT reservation_units_end_once CHECK (
  shipped >= 0 AND released >= 0 AND CASE status
    WHEN 'HELD'      THEN shipped + released = 0
    WHEN 'COMMITTED' THEN shipped + released < quantity
    WHEN 'SHIPPED'   THEN shipped + released = quantity AND shipped > 0
    ELSE released = quantity AND shipped = 0 END);

-- What has ended stays so, for the reservation and for each of its units.
CREATE OR REPLACE FUNCTION reservation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status
     AND NOT (OLD.status = 'HELD' AND NEW.status IN ('COMMITTED', 'RELEASED', 'EXPIRED')
              OR OLD.status = 'COMMITTED' AND NEW.status IN ('SHIPPED', 'RELEASED')) THEN
    RAISE EXCEPTION 'reservation of order % for % cannot go from % to %', OLD.order_id, OLD.sku, OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.quantity <> OLD.quantity OR NEW.shipped < OLD.shipped OR NEW.released < OLD.released THEN
    RAISE EXCEPTION 'units of order % for % ended before', OLD.order_id, OLD.sku USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER reservation_ends_once ON reservation;
CREATE TRIGGER reservation_ends_once BEFORE UPDATE OF status, quantity, shipped, released ON reservation
  FOR EACH ROW EXECUTE FUNCTION reservation_ends_once();
