package io.holdfast.orders.book;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.orders.OrderQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The filters of a listing as SQL on {@code orders.orders o}. State, customer and time have their
 * index ({@code orders_by_status} and {@code orders_waiting}, {@code orders_by_customer}, the
 * primary key); SKU and warehouse are tested order by order, since an index on them would cost
 * every order that is placed. For the same reason a text is looked for as a SKU in the orders of
 * the last 31 days only.
 */
final class OrderConditions {
  private static final Pattern START_OF_ID = Pattern.compile("[0-9a-f]{8}[0-9a-f-]{0,28}");
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
  private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  /** Ids carry the time at which they were made, a moment before the order was placed. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final List<Object> values;

  private OrderConditions(List<Object> values) {
    this.values = values;
  }

  /**
   * The condition of a page.
   *
   * @param values receives the parameters
   */
  static String of(OrderQuery query, List<Object> values) {
    OrderConditions all = new OrderConditions(values);
    all.status(query);
    if (query.customerId() != null) {
      all.add("customer_id = ?", query.customerId());
    }
    all.contents(query);
    all.time(query);
    if (query.text() != null) {
      all.text(query.text());
    }
    if (query.cursor() != null) {
      all.add(query.newestFirst() ? "id < ?" : "id > ?", UUID.fromString(query.cursor()));
    }
    return String.join(" AND ", all.conditions);
  }

  private void add(String condition, Object... parameters) {
    conditions.add(condition);
    values.addAll(List.of(parameters));
  }

  /** Names of states are constants; written out, they let the planner use its partial indexes. */
  private void status(OrderQuery query) {
    if (query.statuses().size() == 1) {
      add("status = ?", query.statuses().iterator().next().name());
    } else if (!query.statuses().isEmpty()) {
      conditions.add(
          query.statuses().stream()
              .map(OrderStatus::name)
              .collect(Collectors.joining("', '", "status IN ('", "')")));
    }
  }

  private void contents(OrderQuery query) {
    if (query.sku() != null) {
      add(
          "(EXISTS (SELECT FROM orders.order_line l WHERE l.order_id = o.id AND l.sku = ?)"
              + " OR EXISTS (SELECT FROM orders.bundle_line b WHERE b.order_id = o.id AND b.sku = ?))",
          query.sku(),
          query.sku());
    }
    if (query.warehouse() != null) {
      add(
          "EXISTS (SELECT FROM orders.allocation a WHERE a.order_id = o.id AND a.warehouse = ?)",
          query.warehouse());
    }
  }

  private void time(OrderQuery query) {
    if (query.from() != null) {
      add("id >= ?", firstId(query.from().minus(MARGIN)));
      add("placed_at >= ?", query.from().atOffset(ZoneOffset.UTC));
    }
    if (query.to() != null) {
      add("id < ?", firstId(query.to().plus(MARGIN)));
      add("placed_at < ?", query.to().atOffset(ZoneOffset.UTC));
    }
  }

  private static UUID firstId(Instant at) {
    return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
  }

  private void text(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (START_OF_ID.matcher(lower).matches()) {
      try {
        add(
            "id BETWEEN ? AND ?",
            UUID.fromString(lower + NO_ID.substring(lower.length())),
            UUID.fromString(lower + LAST_ID.substring(lower.length())));
        return;
      } catch (IllegalArgumentException e) {
        // Hyphens at other places: no id, but perhaps a tracking number.
      }
    }
    String exact = text.strip();
    add(
        "id IN (SELECT c.id FROM orders.orders c WHERE c.customer_id = ?"
            + " UNION ALL SELECT l.order_id FROM orders.order_line l WHERE l.sku = ?"
            + " AND l.order_id >= messaging.id_at(now() - interval '31 days')"
            + " UNION ALL SELECT b.order_id FROM orders.bundle_line b WHERE b.sku = ?"
            + " AND b.order_id >= messaging.id_at(now() - interval '31 days')"
            + " UNION ALL SELECT s.order_id FROM fulfilment.shipment s"
            + " WHERE s.tracking_number = ?)",
        exact,
        exact,
        exact,
        exact);
  }
}
