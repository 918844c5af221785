package io.holdfast.orders.book;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.TimelineEntry;
import io.holdfast.orders.TimelineEntry.Type;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the history of an order from the times in its row and its payment's row. Its events are
 * not used, since the outbox is retired long before the order.
 */
public final class OrderTimelines {
  private static final String READ =
      """
      SELECT o.placed_at, o.confirmed_at, o.ended_at, o.status, o.end_reason, o.total_cents, o.currency,
        p.status AS payment, p.decided_at, p.voided_at, p.amount_cents, p.reason
      FROM orders.orders o LEFT JOIN payments.payment p ON p.order_id = o.id
      WHERE o.id = ?""";

  private static final Comparator<TimelineEntry> OLDEST_FIRST =
      Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::type);

  private final HubDatabase hub;

  public OrderTimelines(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * The history of an order, oldest first.
   *
   * @throws UnknownOrderException if there is none
   */
  public List<TimelineEntry> of(OrderId id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ)) {
      look.setObject(1, id.value());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          throw new UnknownOrderException(id);
        }
        List<TimelineEntry> entries = new ArrayList<>();
        addOrder(entries, row);
        addPayment(entries, row);
        entries.sort(OLDEST_FIRST);
        return entries;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void addOrder(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    add(entries, row, "placed_at", Type.PLACED, amount(row, "total_cents"));
    add(entries, row, "confirmed_at", Type.CONFIRMED, "paid");
    boolean expired = OrderStatus.valueOf(row.getString("status")) == OrderStatus.EXPIRED;
    Type end = expired ? Type.EXPIRED : Type.CANCELLED;
    add(entries, row, "ended_at", end, row.getString("end_reason"));
  }

  private static void addPayment(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    if (row.getString("payment") == null) {
      return;
    }
    String amount = amount(row, "amount_cents");
    boolean declined = PaymentStatus.valueOf(row.getString("payment")) == PaymentStatus.DECLINED;
    Type decision = declined ? Type.DECLINED : Type.AUTHORISED;
    add(entries, row, "decided_at", decision, declined ? row.getString("reason") : amount);
    add(entries, row, "voided_at", Type.VOIDED, amount);
  }

  /** Adds an entry unless its time is null. */
  private static void add(
      List<TimelineEntry> entries, ResultSet row, String time, Type type, String detail)
      throws SQLException {
    OffsetDateTime at = row.getObject(time, OffsetDateTime.class);
    if (at != null) {
      entries.add(new TimelineEntry(at.toInstant(), type, detail));
    }
  }

  private static String amount(ResultSet row, String minorUnits) throws SQLException {
    String currency = row.getString("currency");
    return new Money(row.getLong(minorUnits), currency).amount().toPlainString() + " " + currency;
  }
}
