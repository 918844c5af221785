-- The ids of an order's shipments begin with the time of the order's id, so they are found by the primary key and
-- in one partition.
CREATE FUNCTION first_of(order_id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (left(order_id::text, 13) || '-0000-0000-000000000000')::uuid;
CREATE FUNCTION last_of(order_id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (left(order_id::text, 13) || '-ffff-ffff-ffffffffffff')::uuid;

-- They leave with their orders.
INSERT INTO messaging.order_history
VALUES ('fulfilment.shipment'), ('fulfilment.shipment_line'), ('fulfilment.carrier_event');
