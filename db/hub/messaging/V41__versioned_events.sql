-- Consumers order the events of one aggregate by its version, and drop what is stale.
ALTER TABLE outbox ADD COLUMN aggregate_version integer;

-- Types have versions from now on. What was told before keeps its data; only what payments still has to
-- read is put into the new form.
UPDATE outbox SET type = CASE type
    WHEN 'OrderPlaced' THEN 'io.holdfast.order.placed.v1'
    WHEN 'OrderConfirmed' THEN 'io.holdfast.order.confirmed.v1'
    WHEN 'OrderCancelled' THEN 'io.holdfast.order.cancelled.v1'
    WHEN 'OrderExpired' THEN 'io.holdfast.order.expired.v1'
    WHEN 'PaymentAuthorised' THEN 'io.holdfast.payment.authorised.v1'
    WHEN 'PaymentDeclined' THEN 'io.holdfast.payment.declined.v1'
    ELSE type END,
  data = CASE WHEN type = 'OrderPlaced' AND status <> 'SENT'
    THEN (data::jsonb || jsonb_build_object('totalMinorUnits', data::jsonb -> 'totalCents'))::text
    ELSE data END
WHERE type IN ('OrderPlaced', 'OrderConfirmed', 'OrderCancelled', 'OrderExpired', 'PaymentAuthorised',
  'PaymentDeclined');
