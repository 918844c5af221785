package io.holdfast.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Moves test data 500 days back: time-ordered ids of that time, in a partition of their own. */
final class AgedIds {
  private static final long THEN =
      Instant.now().minus(Duration.ofDays(500)).toEpochMilli() << 16 >>> 16;

  private static final String AGED =
      """
      CREATE FUNCTION aged(id text) RETURNS uuid LANGUAGE sql RETURN
        CASE WHEN id ~ '^[0-9a-f-]{36}$' THEN ('%s' || substr(id, 14))::uuid END;
      """
          .formatted(new UUID(THEN << 16, 0).toString().substring(0, 13));

  private static final String OUTBOX =
      """
      UPDATE messaging.outbox SET id = aged(id::text), sent_at = now() - interval '1 hour',
        aggregate_id = coalesce(aged(aggregate_id)::text, aggregate_id);
      """;

  private AgedIds() {}

  /** The id that takes the place of this one. */
  static UUID aged(UUID id) {
    return new UUID(
        THEN << 16 | id.getMostSignificantBits() & 0xFFFF, id.getLeastSignificantBits());
  }

  static void age(World world) {
    world.hub(
        AGED
            + OUTBOX
            + """
              UPDATE messaging.inbox SET event_id = aged(event_id::text);
              UPDATE orders.orders SET id = aged(id::text), event_id = aged(event_id::text);
              UPDATE orders.order_line SET order_id = aged(order_id::text);
              UPDATE orders.allocation SET order_id = aged(order_id::text);
              UPDATE fulfilment.shipment SET id = aged(id::text), order_id = aged(order_id::text);
              UPDATE fulfilment.shipment_line SET shipment_id = aged(shipment_id::text);
              UPDATE orders.idempotency_key SET order_id = aged(order_id::text),
                created_at = now() - interval '500 days';
              UPDATE payments.payment SET order_id = aged(order_id::text), event_id = aged(event_id::text)
              """);
    for (String warehouse : List.of("north", "south")) {
      world.warehouse(
          warehouse,
          AGED
              + OUTBOX
              + """
                UPDATE reservation SET order_id = aged(order_id::text);
                UPDATE stock_movement SET event_id = aged(event_id::text),
                  reference = coalesce(aged(reference)::text, reference);
                """
              + ownPartition("messaging.outbox")
              + ownPartition("public.stock_movement"));
    }
  }

  /** Limits the first partition to its present range. */
  private static String ownPartition(String table) {
    return """
        DO $$
        DECLARE
          first record;
          cut   uuid := messaging.id_at(now() - interval '450 days');
        BEGIN
          SELECT * INTO first FROM messaging.partitions('%1$s') LIMIT 1;
          EXECUTE format('ALTER TABLE %1$s DETACH PARTITION %%s', first.part);
          EXECUTE format('ALTER TABLE %1$s ATTACH PARTITION %%s FOR VALUES FROM (MINVALUE) TO (%%L)', first.part, cut);
          EXECUTE format('CREATE TABLE %1$s_later PARTITION OF %1$s FOR VALUES FROM (%%L) TO (%%L)', cut, first.upper);
        END $$;
        """
        .formatted(table);
  }
}
