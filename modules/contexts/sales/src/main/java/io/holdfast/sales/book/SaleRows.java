package io.holdfast.sales.book;

import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.sales.token.TicketKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads sales from the hub. */
final class SaleRows {
  private static final String COLUMNS =
      """
      s.id, s.name, s.skus, s.opens_at, s.closes_at, s.admit_per_second, s.ticket_seconds, s.seed,
      s.commitment, s.next_place, s.drawn, a.sold_out, a.unused, a.sold, a.units_left, a.per_second,
      a.horizon""";

  /** Those that are not over or ended within a week; at least one row. */
  private static final String READ =
      """
      SELECT r.*, v.version, (SELECT max(no) FROM sales.ticket_key) AS key_no,
        clock_timestamp() AS now
      FROM sales.sales_version v LEFT JOIN (
        SELECT %s FROM sales.sale s JOIN sales.admission a ON a.sale_id = s.id
        WHERE s.closes_at > now() - interval '7 days' ORDER BY s.closes_at DESC LIMIT 500) r ON true"""
          .formatted(COLUMNS);

  private static final String READ_ONE =
      "SELECT %s FROM sales.sale s JOIN sales.admission a ON a.sale_id = s.id WHERE s.id = ?"
          .formatted(COLUMNS);
  private static final String STEPS =
      """
      SELECT t.sale_id, t.horizon, t.at FROM unnest(?::text[], ?::int8[]) AS k (sale_id, known)
      JOIN sales.admission_step t ON t.sale_id = k.sale_id AND t.horizon > k.known
      ORDER BY t.sale_id, t.horizon""";
  private static final String KEYS =
      "SELECT no, secret, created_at FROM sales.ticket_key ORDER BY no";

  private final HubDatabase hub;

  SaleRows(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * All that a server has to know.
   *
   * @param before what it knew; null if nothing
   */
  KnownSales read(KnownSales before) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ);
        ResultSet row = look.executeQuery()) {
      long nanos = System.nanoTime();
      Map<String, LiveSale> sales = new HashMap<>();
      SqlRows behind = new SqlRows("text", "int8");
      long version = 0;
      int keyNo = 0;
      Instant now = Instant.EPOCH;
      while (row.next()) {
        version = row.getLong("version");
        keyNo = row.getInt("key_no");
        now = instant(row, "now");
        if (row.getString("id") != null) {
          LiveSale sale = sale(row, before);
          sales.put(sale.id(), sale);
          if (row.getLong("horizon") > sale.steps().horizon()) {
            behind.add(sale.id(), sale.steps().horizon());
          }
        }
      }
      addSteps(connection, behind, sales);
      TicketKeys keys =
          before != null && before.keys().newest() == keyNo ? before.keys() : keys(connection);
      return new KnownSales(version, sales, keys, now, nanos);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** A sale of any age. */
  Optional<LiveSale> find(String id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ_ONE)) {
      look.setString(1, id);
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Map<String, LiveSale> sales = new HashMap<>(Map.of(id, sale(row, null)));
        addSteps(connection, new SqlRows("text", "int8").add(id, 0L), sales);
        return Optional.of(sales.get(id));
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void addSteps(Connection connection, SqlRows behind, Map<String, LiveSale> sales)
      throws SQLException {
    if (behind.isEmpty()) {
      return;
    }
    try (PreparedStatement look = connection.prepareStatement(STEPS)) {
      behind.bind(connection, look, 1);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          LiveSale sale = sales.get(row.getString(1));
          AdmissionSteps steps = sale.steps().and(row.getLong(2), instant(row, "at"));
          sales.put(
              sale.id(),
              new LiveSale(sale.terms(), sale.places(), sale.draw(), steps, sale.progress()));
        }
      }
    }
  }

  private static LiveSale sale(ResultSet row, KnownSales before) throws SQLException {
    LiveSale.Terms terms =
        new LiveSale.Terms(
            row.getString("id"),
            row.getString("name"),
            Stream.of((String[]) row.getArray("skus").getArray()).map(Sku::new).toList(),
            instant(row, "opens_at"),
            instant(row, "closes_at"),
            row.getInt("admit_per_second"),
            Duration.ofSeconds(row.getInt("ticket_seconds")),
            row.getString("seed"),
            row.getString("commitment"));
    Long drawn = row.getObject("drawn", Long.class);
    LiveSale.Progress progress =
        new LiveSale.Progress(
            row.getBoolean("sold_out"),
            row.getLong("unused"),
            row.getLong("sold"),
            row.getLong("units_left"),
            row.getDouble("per_second"));
    AdmissionSteps steps =
        Optional.ofNullable(before)
            .flatMap(known -> known.find(terms.id()))
            .map(LiveSale::steps)
            .orElse(AdmissionSteps.NONE);
    return new LiveSale(
        terms,
        row.getLong("next_place"),
        drawn == null ? null : terms.draw(drawn),
        steps,
        progress);
  }

  private static TicketKeys keys(Connection connection) throws SQLException {
    TreeMap<Integer, byte[]> secrets = new TreeMap<>();
    Instant newest = Instant.EPOCH;
    try (PreparedStatement look = connection.prepareStatement(KEYS);
        ResultSet row = look.executeQuery()) {
      while (row.next()) {
        secrets.put(row.getInt(1), row.getBytes(2));
        newest = instant(row, "created_at");
      }
    }
    return new TicketKeys(secrets, newest);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static List<String> names(List<Sku> skus) {
    return skus.stream().map(Sku::value).toList();
  }
}
