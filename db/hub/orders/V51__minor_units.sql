-- Amounts count in the minor units that ISO 4217 gives their currency; until now in hundredths whatever
-- the currency. The columns keep their names.
UPDATE order_line l SET unit_price_cents = round(l.unit_price_cents * 0.01) FROM orders o
WHERE currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
  'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') AND o.id = l.order_id;
UPDATE order_line l SET unit_price_cents = round(l.unit_price_cents * 10) FROM orders o
WHERE currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') AND o.id = l.order_id;
UPDATE order_line l SET unit_price_cents = round(l.unit_price_cents * 100) FROM orders o
WHERE currency IN ('CLF') AND o.id = l.order_id;
UPDATE orders SET total_cents = round(total_cents * 0.01)
WHERE currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
  'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF');
UPDATE orders SET total_cents = round(total_cents * 10)
WHERE currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND');
UPDATE orders SET total_cents = round(total_cents * 100)
WHERE currency IN ('CLF');
COMMENT ON COLUMN orders.total_cents IS 'minor units of the currency, ISO 4217';
COMMENT ON COLUMN order_line.unit_price_cents IS 'minor units of the currency, ISO 4217';
