-- Tables of other contexts whose rows belong to an order: partitioned by the order's id, they are set aside with
-- the partition of their orders. A context adds its own in its migration.
CREATE TABLE messaging.order_history (family text PRIMARY KEY);
GRANT SELECT ON messaging.order_history TO holdfast_app, holdfast_auditor;

CREATE OR REPLACE FUNCTION messaging.before_retiring(kind text, part regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  bound   uuid;
  member  text;
  sibling regclass;
BEGIN
  IF kind <> 'orders' THEN
    RETURN;
  END IF;
  SELECT p.upper INTO bound FROM messaging.partitions('orders.orders'::regclass) p
   WHERE p.part = before_retiring.part;
  FOR member IN SELECT h.family FROM messaging.order_history h ORDER BY h.family LOOP
    FOR sibling IN SELECT p.part FROM messaging.partitions(member::regclass) p WHERE p.upper <= bound LOOP
      EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', member, sibling);
      EXECUTE format('ALTER TABLE %s SET SCHEMA archive', sibling);
    END LOOP;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION messaging.before_retiring FROM PUBLIC;
