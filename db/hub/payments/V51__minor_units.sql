-- Amounts count in the minor units that ISO 4217 gives their currency; until now in hundredths whatever
-- the currency. The columns keep their names.
UPDATE payment SET amount_cents = round(amount_cents * 0.01)
WHERE currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
  'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF');
UPDATE payment SET amount_cents = round(amount_cents * 10)
WHERE currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND');
UPDATE payment SET amount_cents = round(amount_cents * 100)
WHERE currency IN ('CLF');
COMMENT ON COLUMN payment.amount_cents IS 'minor units of the currency, ISO 4217';
