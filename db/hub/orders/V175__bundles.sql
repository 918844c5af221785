-- The bundles of an order. The lines of the order are the units that warehouses reserve and ship, the parts of its
-- bundles included; what of a line belongs to bundles follows from here.
CREATE TABLE bundle_line (
  order_id         uuid    NOT NULL,
  -- Among the lines as they were sent, from 0.
  position         integer NOT NULL CHECK (position >= 0),
  sku              text    NOT NULL,
  quantity         integer NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint  NOT NULL CHECK (unit_price_minor >= 0),
  -- Of one bundle: a JSON array of sku and quantity.
  parts            text    NOT NULL,
  PRIMARY KEY (order_id, sku)
);
GRANT SELECT, INSERT ON bundle_line TO holdfast_app;
GRANT SELECT ON bundle_line TO holdfast_auditor;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.bundle_line', 'order_id', 'order_id, sku', 'month', 3); END $$;
INSERT INTO messaging.order_history VALUES ('orders.bundle_line');
