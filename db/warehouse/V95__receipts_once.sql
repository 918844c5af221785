-- A delivery is booked once per SKU, whatever key its request carries.
CREATE TABLE received_reference (
  kind      text NOT NULL CHECK (kind IN ('OPENING', 'RECEIPT')),
  reference text NOT NULL,
  sku       text NOT NULL,
  PRIMARY KEY (kind, reference, sku)
);

GRANT SELECT, INSERT ON received_reference TO holdfast_app;
GRANT SELECT ON received_reference TO holdfast_auditor;
