package io.holdfast.catalog;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices in several currencies, and prices that begin later, by the clock of the database. */
@Singleton
public final class ProductPrices {
  private static final String NOW =
      """
      SELECT sku, CASE WHEN has_prices THEN catalog.price_at(sku, currency, now()) ELSE price_cents END,
        currency, has_prices, parts
      FROM catalog.product WHERE sku = ANY (?) AND retired_at IS NULL""";
  private static final String OTHERS =
      """
      SELECT DISTINCT ON (sku, currency) sku, price_cents, currency FROM catalog.price
      WHERE sku = ANY (?) AND valid_from <= now() ORDER BY sku, currency, valid_from DESC""";
  private static final String LIST =
      """
      WITH b AS (SELECT * FROM catalog.product WHERE sku = ?),
      begun AS (
        SELECT DISTINCT ON (p.currency) p.price_cents, p.currency, p.valid_from
        FROM catalog.price p JOIN b ON b.sku = p.sku
        WHERE p.valid_from <= now() AND (p.currency <> b.currency OR p.valid_from > b.priced_since)
        ORDER BY p.currency, p.valid_from DESC)
      SELECT price_cents, currency, priced_since AS valid_from,
        NOT EXISTS (SELECT FROM begun WHERE begun.currency = b.currency) AS in_force FROM b
      UNION ALL SELECT *, true FROM begun
      UNION ALL SELECT p.price_cents, p.currency, p.valid_from, false
        FROM catalog.price p JOIN b ON b.sku = p.sku WHERE p.valid_from > now()
      ORDER BY currency, valid_from LIMIT 200""";
  private static final String COUNT =
      "SELECT count(*) FROM catalog.price WHERE sku = ? AND valid_from > now()";
  private static final String PUT =
      """
      INSERT INTO catalog.price (sku, currency, valid_from, price_cents)
      SELECT sku, ?, greatest(?::timestamptz, now()), ? FROM catalog.product WHERE sku = ?
      ON CONFLICT (sku, currency, valid_from)
        DO UPDATE SET price_cents = excluded.price_cents, applied = false""";
  private static final String DROP =
      "DELETE FROM catalog.price WHERE sku = ? AND currency = ? AND valid_from = ?";

  /** What comes into force is looked at once; a price of the product's own currency becomes its. */
  private static final String APPLY =
      """
      WITH due AS (
        UPDATE catalog.price SET applied = true
        WHERE (sku, currency, valid_from) IN (
          SELECT sku, currency, valid_from FROM catalog.price
          WHERE NOT applied AND valid_from <= now() ORDER BY valid_from LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING sku, currency, valid_from, price_cents),
      last AS (SELECT DISTINCT ON (sku, currency) * FROM due ORDER BY sku, currency, valid_from DESC),
      own AS (
        UPDATE catalog.product p
        SET price_cents = d.price_cents, priced_since = d.valid_from, version = p.version + 1
        FROM last d
        WHERE p.sku = d.sku AND p.currency = d.currency AND d.valid_from > p.priced_since
        RETURNING p.*)
      SELECT sku, name, brand, category, department, family, subcategory, price_cents, currency, version FROM own
      UNION ALL
      SELECT p.sku, name, brand, category, department, family, subcategory, p.price_cents, p.currency, version
      FROM catalog.product p
      WHERE p.sku IN (SELECT d.sku FROM last d WHERE d.currency <> p.currency)
        AND p.sku NOT IN (SELECT sku FROM own)""";

  private static final String LOOK =
      """
      SELECT jsonb_build_object('priceMinorUnits', price_cents, 'currency', currency,
        'validFrom', valid_from)
      FROM catalog.price WHERE sku = ? AND currency = ? AND valid_from = ?""";

  private static final int ATTEMPTS = 3;

  /** Future prices of one product. */
  private static final int MOST_FUTURE = 100;

  private final HubDatabase hub;
  private final Transactions transactions;

  @Inject
  public ProductPrices(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /** What each costs now; a SKU that is unknown or retired is missing. */
  public Map<Sku, PriceList> now(Collection<Sku> skus) {
    try (Connection connection = hub.plain().getConnection()) {
      Map<Sku, Money> base = new HashMap<>();
      Map<Sku, List<BundlePart>> parts = new HashMap<>();
      List<String> several = new ArrayList<>();
      try (PreparedStatement look = connection.prepareStatement(NOW)) {
        look.setArray(1, connection.createArrayOf("text", texts(skus)));
        try (ResultSet row = look.executeQuery()) {
          while (row.next()) {
            base.put(new Sku(row.getString(1)), new Money(row.getLong(2), row.getString(3)));
            if (row.getString(5) != null) {
              parts.put(
                  new Sku(row.getString(1)),
                  List.of(JsonText.read(row.getString(5), BundlePart[].class)));
            }
            if (row.getBoolean(4)) {
              several.add(row.getString(1));
            }
          }
        }
      }
      Map<Sku, Map<String, Money>> others =
          several.isEmpty() ? Map.of() : others(connection, several);
      Map<Sku, PriceList> lists = new HashMap<>();
      base.forEach(
          (sku, price) ->
              lists.put(
                  sku,
                  new PriceList(
                      price,
                      others.getOrDefault(sku, Map.of()),
                      parts.getOrDefault(sku, List.of()))));
      return lists;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Map<Sku, Map<String, Money>> others(Connection connection, List<String> skus)
      throws SQLException {
    Map<Sku, Map<String, Money>> others = new HashMap<>();
    try (PreparedStatement look = connection.prepareStatement(OTHERS)) {
      look.setArray(1, connection.createArrayOf("text", skus.toArray(String[]::new)));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          others
              .computeIfAbsent(new Sku(row.getString(1)), sku -> new HashMap<>())
              .put(row.getString(3), new Money(row.getLong(2), row.getString(3)));
        }
      }
    }
    return others;
  }

  private static String[] texts(Collection<Sku> skus) {
    return skus.stream().map(Sku::value).toArray(String[]::new);
  }

  /**
   * The price of the product, those of other currencies and those that begin later, at most 200.
   *
   * @throws UnknownProductException if the SKU does not exist
   */
  public List<ScheduledPrice> list(Sku sku) {
    List<ScheduledPrice> prices = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(LIST)) {
      look.setString(1, sku.value());
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          OffsetDateTime from = row.getObject(3, OffsetDateTime.class);
          prices.add(
              new ScheduledPrice(
                  new Money(row.getLong(1), row.getString(2)),
                  from.getYear() < 0 ? Instant.EPOCH : from.toInstant(),
                  row.getBoolean(4)));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    if (prices.isEmpty()) {
      throw new UnknownProductException(sku);
    }
    return prices;
  }

  /**
   * Sets a price from a time on; a time that has passed is now.
   *
   * @throws UnknownProductException if the SKU does not exist
   * @throws TooManyPricesException if a hundred others are to begin
   */
  public void put(Sku sku, Money price, Instant validFrom) {
    transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              PreparedStatement count = connection.prepareStatement(COUNT);
              PreparedStatement put = connection.prepareStatement(PUT)) {
            count.setString(1, sku.value());
            try (ResultSet row = count.executeQuery()) {
              row.next();
              if (row.getInt(1) >= MOST_FUTURE) {
                throw new TooManyPricesException(sku);
              }
            }
            OffsetDateTime from = validFrom.atOffset(ZoneOffset.UTC);
            Object before = AuditTrail.look(connection, LOOK, sku.value(), price.currency(), from);
            put.setString(1, price.currency());
            put.setObject(2, from);
            put.setLong(3, price.minorUnits());
            put.setString(4, sku.value());
            if (put.executeUpdate() == 0) {
              throw new UnknownProductException(sku);
            }
            AuditTrail.join(
                connection,
                before,
                new Written(price.minorUnits(), price.currency(), validFrom.toString()));
            return null;
          }
        });
    apply();
  }

  private record Written(long priceMinorUnits, String currency, String validFrom) {}

  /**
   * Takes a price back that was to begin at a time.
   *
   * @return false if there is none
   */
  public boolean drop(Sku sku, String currency, Instant validFrom) {
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              PreparedStatement drop = connection.prepareStatement(DROP)) {
            OffsetDateTime from = validFrom.atOffset(ZoneOffset.UTC);
            Object before = AuditTrail.look(connection, LOOK, sku.value(), currency, from);
            drop.setString(1, sku.value());
            drop.setString(2, currency);
            drop.setObject(3, from);
            boolean dropped = drop.executeUpdate() > 0;
            if (dropped) {
              AuditTrail.join(connection, before, null);
            }
            return dropped;
          }
        });
  }

  /**
   * Shows prices that have come into force in the product, where lists sort and filter by them, and
   * publishes an event for each product.
   *
   * @return number of products, up to a limit
   */
  int apply() {
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              PreparedStatement apply = connection.prepareStatement(APPLY)) {
            apply.setInt(1, PriceSweep.AT_ONCE);
            List<DomainEvent> events = new ArrayList<>();
            try (ResultSet row = apply.executeQuery()) {
              while (row.next()) {
                events.add(ProductEvents.stored(product(row), row.getInt(10)));
              }
            }
            hub.outbox().append(connection, events);
            return events.size();
          }
        });
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        new Sku(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        new Money(row.getLong(8), row.getString(9)));
  }
}
