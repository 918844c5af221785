-- Orders are looked up by the number that a customer reads from a parcel.
CREATE INDEX shipment_by_tracking_number ON shipment (tracking_number) WHERE tracking_number IS NOT NULL;
