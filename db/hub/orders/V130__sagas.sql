-- Orders placed by saga: each warehouse is asked by message, reserves by itself, and answers by event.
-- due_at: when the warehouses that have not answered are taken for silent; null once the saga has ended.
CREATE TABLE saga (
  order_id  uuid        PRIMARY KEY,
  due_at    timestamptz,
  ended_at  timestamptz,
  shortages text,
  CHECK ((due_at IS NULL) = (ended_at IS NOT NULL))
) WITH (fillfactor = 85);
CREATE INDEX saga_due ON saga (due_at) WHERE due_at IS NOT NULL;

-- A warehouse is asked once for an order. Of a step that was to be released nothing is reserved once released_at
-- is set.
CREATE TABLE saga_step (
  order_id         uuid        NOT NULL,
  warehouse        text        NOT NULL,
  state            text        NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'RESERVED', 'REFUSED', 'RELEASED', 'SILENT')),
  asked_at         timestamptz NOT NULL DEFAULT now(),
  answered_at      timestamptz,
  release_asked_at timestamptz,
  released_at      timestamptz,
  PRIMARY KEY (order_id, warehouse),
  CHECK (released_at IS NULL OR release_asked_at IS NOT NULL),
  CHECK (state NOT IN ('RELEASED', 'SILENT') OR release_asked_at IS NOT NULL)
) WITH (fillfactor = 85);
CREATE INDEX saga_step_releasing ON saga_step (release_asked_at)
  WHERE release_asked_at IS NOT NULL AND released_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON saga, saga_step TO holdfast_app;
GRANT SELECT ON saga, saga_step TO holdfast_auditor;
-- The allocations of a PENDING order are its plan, which is made anew when a warehouse refuses.
GRANT DELETE ON allocation TO holdfast_app;

DO $$ BEGIN PERFORM messaging.partition_by_time('orders.saga', 'order_id', 'order_id', 'month', 3); END $$;
DO $$ BEGIN PERFORM messaging.partition_by_time('orders.saga_step', 'order_id', 'order_id, warehouse', 'month', 3); END $$;
INSERT INTO messaging.order_history VALUES ('orders.saga'), ('orders.saga_step');
