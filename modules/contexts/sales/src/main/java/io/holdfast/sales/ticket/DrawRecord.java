package io.holdfast.sales.ticket;

import io.holdfast.kernel.KeyedPermutation;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.sales.DrawnPlace;
import io.holdfast.sales.UnknownSaleException;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.book.UsedTickets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** The places of a sale as they are published, so that anybody can check the draw. */
@Singleton
public final class DrawRecord {
  private static final String PAGE =
      """
      SELECT customer_id, place, key_no FROM sales.ticket
      WHERE sale_id = ? AND place > ? ORDER BY place LIMIT ?""";

  /** Pages at once; anybody may ask for them. */
  private static final int READERS = 4;

  private final HubDatabase hub;
  private final SaleBook book;
  private final UsedTickets used;
  private final Semaphore readers = new Semaphore(READERS);

  @Inject
  public DrawRecord(HubDatabase hub, SaleBook book, UsedTickets used) {
    this.hub = hub;
    this.book = book;
    this.used = used;
  }

  private record Row(String customer, long place, int keyNo) {}

  /**
   * A page of places after one.
   *
   * @throws UnknownSaleException if there is no such sale
   * @throws UnavailableException if too many read at once
   */
  public Page<DrawnPlace> page(String id, long after, int limit) {
    LiveSale sale =
        book.find(id)
            .orElseThrow(() -> new UnknownSaleException("the sale " + id + " is not known"));
    if (!readers.tryAcquire()) {
      throw new UnavailableException("too many read the places of sales");
    }
    try {
      List<Row> rows = rows(id, after, limit + 1);
      boolean more = rows.size() > limit;
      List<Row> shown = more ? rows.subList(0, limit) : rows;
      return new Page<>(
          drawn(sale, shown), more ? Long.toString(shown.get(limit - 1).place()) : null);
    } finally {
      readers.release();
    }
  }

  private List<DrawnPlace> drawn(LiveSale sale, List<Row> rows) {
    List<Long> positions = new ArrayList<>();
    rows.forEach(row -> sale.position(row.place()).ifPresent(positions::add));
    Map<Long, Instant> usedAt = used.at(sale.id(), positions);
    KnownSales known = book.current();
    List<DrawnPlace> drawn = new ArrayList<>();
    for (Row row : rows) {
      String text = known.keys().sign(sale.id(), row.customer(), row.place(), row.keyNo());
      OptionalLong position = sale.position(row.place());
      String hash = KeyedPermutation.commitmentTo(text);
      if (position.isEmpty()) {
        drawn.add(new DrawnPlace(row.place(), null, hash, null, null));
      } else {
        long p = position.getAsLong();
        Instant admitted = sale.steps().admittedAt(p).orElse(null);
        drawn.add(new DrawnPlace(row.place(), p + 1, hash, admitted, usedAt.get(p)));
      }
    }
    return drawn;
  }

  private List<Row> rows(String sale, long after, int limit) {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(PAGE)) {
      look.setString(1, sale);
      look.setLong(2, after);
      look.setInt(3, limit);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(row.getString(1), row.getLong(2), row.getInt(3)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
