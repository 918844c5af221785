package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prices of many products at once, as files bring and take them. */
@Singleton
public final class BulkPrices {
  private static final String FURTHER =
      """
      SELECT * FROM (
        SELECT DISTINCT ON (p.sku, p.currency) p.sku, p.price_cents, p.currency, p.valid_from, true
        FROM catalog.price p JOIN catalog.product b ON b.sku = p.sku AND b.currency <> p.currency
        WHERE p.sku = ANY (?) AND p.valid_from <= now()
        ORDER BY p.sku, p.currency, p.valid_from DESC) begun
      UNION ALL SELECT sku, price_cents, currency, valid_from, false FROM catalog.price
        WHERE sku = ANY (?) AND valid_from > now()
      ORDER BY sku, currency, valid_from""";

  /** A price that holds already is not written again, so that a file may come twice. */
  private static final String PUT_ALL =
      """
      INSERT INTO catalog.price (sku, currency, valid_from, price_cents)
      SELECT v.sku, v.currency, greatest(v.valid_from, now()), v.cents
      FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[]) AS v (sku, currency, valid_from, cents)
      WHERE v.valid_from > now() OR catalog.price_at(v.sku, v.currency, now()) IS DISTINCT FROM v.cents
      ON CONFLICT (sku, currency, valid_from)
        DO UPDATE SET price_cents = excluded.price_cents, applied = false""";

  private final HubDatabase hub;

  @Inject
  public BulkPrices(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * The prices of products beside their own that hold now: those of other currencies and those that
   * begin later; products without any are missing.
   */
  public Map<Sku, List<ScheduledPrice>> further(Collection<Sku> skus) {
    Map<Sku, List<ScheduledPrice>> prices = new HashMap<>();
    String[] wanted = skus.stream().map(Sku::value).toArray(String[]::new);
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(FURTHER)) {
      look.setArray(1, connection.createArrayOf("text", wanted));
      look.setArray(2, connection.createArrayOf("text", wanted));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          prices
              .computeIfAbsent(new Sku(row.getString(1)), sku -> new ArrayList<>())
              .add(
                  new ScheduledPrice(
                      new Money(row.getLong(2), row.getString(3)),
                      row.getObject(4, OffsetDateTime.class).toInstant(),
                      row.getBoolean(5)));
        }
      }
      return prices;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Sets prices of products that exist, in the running transaction; a time that has passed is now.
   * Of two with the same time the last one counts.
   */
  public void putInside(Map<Sku, List<ScheduledPrice>> prices) throws SQLException {
    Instant now = Instant.now();
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    prices.forEach(
        (sku, all) ->
            all.forEach(
                price -> {
                  Instant from = price.validFrom().isAfter(now) ? price.validFrom() : Instant.EPOCH;
                  String currency = price.price().currency();
                  rows.put(
                      List.of(sku, currency, from),
                      new Object[] {
                        sku.value(), currency, from.toString(), price.price().minorUnits()
                      });
                }));
    if (rows.isEmpty()) {
      return;
    }
    SqlRows written = new SqlRows("text", "text", "text", "int8");
    rows.values().forEach(written::add);
    try (Connection connection = hub.xa().getConnection()) {
      written.write(connection, PUT_ALL);
    }
  }
}
