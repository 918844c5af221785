package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The products on sale. */
@Singleton
public final class Catalog {
  private static final String LIST =
      """
      SELECT * FROM catalog.product
      WHERE sku > ?1
        AND (?2 = '' OR search @@ plainto_tsquery('simple', ?2))
        AND (?3 = '' OR category = ?3)
      ORDER BY sku LIMIT ?4""";
  private static final String PRICES =
      "SELECT sku, price_cents, currency FROM catalog.product WHERE sku = ANY (?)";
  private static final String STORE =
      """
      INSERT INTO catalog.product AS p
        (sku, name, brand, category, department, price_cents, currency)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
      ON CONFLICT (sku) DO UPDATE SET name = excluded.name, brand = excluded.brand,
        category = excluded.category, department = excluded.department,
        price_cents = excluded.price_cents, currency = excluded.currency, version = p.version + 1""";

  private final HubDatabase hub;
  private final Transactions transactions;
  private final EntityManagerFactory products;

  @Inject
  public Catalog(HubDatabase hub, Transactions transactions, PersistenceUnits units) {
    this.hub = hub;
    this.transactions = transactions;
    this.products = units.open("catalog", "jdbc/hub");
  }

  /** One product. */
  public Optional<Product> find(Sku sku) {
    try (EntityManager entities = products.createEntityManager()) {
      return Optional.ofNullable(entities.find(ProductRow.class, sku.value()))
          .map(ProductRow::toProduct);
    }
  }

  /** A page of products in the order of their SKU. */
  public Page<Product> list(ProductQuery query) {
    try (EntityManager entities = products.createEntityManager()) {
      Query look =
          entities
              .createNativeQuery(LIST, ProductRow.class)
              .setParameter(1, orEmpty(query.cursor()))
              .setParameter(2, orEmpty(query.text()))
              .setParameter(3, orEmpty(query.category()))
              .setParameter(4, query.limit() + 1);
      List<Product> found =
          ((List<?>) look.getResultList())
              .stream().map(row -> ((ProductRow) row).toProduct()).toList();
      return Page.cut(found, query.limit(), product -> product.sku().value());
    }
  }

  /**
   * Stores products, new or changed.
   *
   * @return how many were stored; of two with one SKU the last
   */
  public int store(List<Product> stored) {
    SqlRows rows = new SqlRows("text", "text", "text", "text", "text", "int8", "text");
    Map<Sku, Product> lastOfEach = new TreeMap<>();
    stored.forEach(product -> lastOfEach.put(product.sku(), product));
    lastOfEach
        .values()
        .forEach(
            p ->
                rows.add(
                    p.sku().value(),
                    p.name(),
                    p.brand(),
                    p.category(),
                    p.department(),
                    p.price().minorUnits(),
                    p.price().currency()));
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            return rows.write(connection, STORE);
          }
        });
  }

  /** The price of one unit of each; an unknown SKU is missing from the answer. */
  public Map<Sku, Money> prices(Collection<Sku> skus) {
    Map<Sku, Money> prices = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(PRICES)) {
      look.setArray(
          1,
          connection.createArrayOf("text", skus.stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          prices.put(new Sku(rows.getString(1)), new Money(rows.getLong(2), rows.getString(3)));
        }
      }
      return prices;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
