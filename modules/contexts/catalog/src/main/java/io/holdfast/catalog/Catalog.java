package io.holdfast.catalog;

import io.holdfast.catalog.search.ProductSearch;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.EntityReads;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The products on sale. */
@Singleton
public final class Catalog {
  private static final String PRICES =
      """
      SELECT sku, CASE WHEN has_prices THEN catalog.price_at(sku, currency, now()) ELSE price_cents END, currency
      FROM catalog.product WHERE sku = ANY (?) AND retired_at IS NULL""";
  private static final String UNKNOWN =
      """
      SELECT asked.sku FROM unnest(?::text[]) AS asked (sku)
      WHERE NOT EXISTS (SELECT FROM catalog.product p WHERE p.sku = asked.sku)""";
  private static final String BUNDLES =
      "SELECT sku, parts FROM catalog.product WHERE sku = ANY (?) AND parts IS NOT NULL";
  private static final String STORE =
      """
      INSERT INTO catalog.product AS p
        (sku, name, brand, category, department, family, subcategory, price_cents, currency)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::bigint[], ?::text[])
      ON CONFLICT (sku) DO UPDATE SET name = excluded.name, brand = excluded.brand,
        category = excluded.category, department = excluded.department, family = excluded.family,
        subcategory = excluded.subcategory, price_cents = excluded.price_cents, currency = excluded.currency, retired_at = NULL,
        version = p.version + 1
      WHERE (p.name, p.brand, p.category, p.department, p.family, p.subcategory, p.price_cents, p.currency)
          IS DISTINCT FROM (excluded.name, excluded.brand, excluded.category, excluded.department,
            excluded.family, excluded.subcategory, excluded.price_cents, excluded.currency)
        OR p.retired_at IS NOT NULL
      RETURNING sku, version""";

  /** Two batches that both bring a new word of the search wait for each other. */
  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final Transactions transactions;
  private final EntityManagerFactory products;
  private final ProductChanges changes;
  private final ProductSearch search;

  @Inject
  public Catalog(HubDatabase hub, Transactions transactions, PersistenceUnits units) {
    this.hub = hub;
    this.transactions = transactions;
    this.products = units.open("catalog", "jdbc/hub");
    this.changes = new ProductChanges(hub, transactions, products, Clock.systemUTC());
    this.search = new ProductSearch(hub);
  }

  /** One product. */
  public Optional<Product> find(Sku sku) {
    try (EntityManager entities = EntityReads.open(hub.plain(), products)) {
      return Optional.ofNullable(entities.find(ProductRow.class, sku.value()))
          .map(ProductRow::toProduct);
    }
  }

  /** One product with its version. */
  public Optional<VersionedProduct> findVersioned(Sku sku) {
    try (EntityManager entities = EntityReads.open(hub.plain(), products)) {
      return Optional.ofNullable(entities.find(ProductRow.class, sku.value()))
          .map(row -> new VersionedProduct(row.toProduct(), row.version()));
    }
  }

  /** A page of the products that are sold. */
  public Page<Product> list(ProductQuery query) {
    return search.list(query);
  }

  /** How many of the products that are sold and match have which values. */
  public Facets facets(ProductFilter filter) {
    return search.facets(filter);
  }

  /** The classes of the products that are sold, with the number of products of each. */
  public List<ClassCount> classes() {
    return search.classes();
  }

  /**
   * Stores products and publishes an event for each that is new or changed; a retired product is on
   * sale again.
   *
   * @return number of products stored; of two with the same SKU the last one counts
   */
  public int store(List<Product> stored) {
    return transactions.run(
        ATTEMPTS,
        () -> {
          int count = storeInside(stored);
          try (Connection connection = hub.xa().getConnection()) {
            AuditTrail.join(connection, null, null);
          }
          return count;
        });
  }

  /** As {@link #store}, inside the running transaction. */
  public int storeInside(List<Product> stored) throws SQLException {
    SqlRows rows =
        new SqlRows("text", "text", "text", "text", "text", "text", "text", "int8", "text");
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
                    p.family(),
                    p.subcategory(),
                    p.price().minorUnits(),
                    p.price().currency()));
    try (Connection connection = hub.xa().getConnection()) {
      hub.outbox().append(connection, stored(connection, rows, lastOfEach));
      return lastOfEach.size();
    }
  }

  private static List<DomainEvent> stored(
      Connection connection, SqlRows rows, Map<Sku, Product> products) throws SQLException {
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement store = connection.prepareStatement(STORE)) {
      rows.bind(connection, store, 1);
      try (ResultSet row = store.executeQuery()) {
        while (row.next()) {
          Product product = products.get(new Sku(row.getString(1)));
          events.add(ProductEvents.stored(product, row.getInt(2)));
        }
      }
    }
    return events;
  }

  /**
   * Creates a product.
   *
   * @throws ProductExistsException if the SKU exists, retired or not
   */
  public VersionedProduct create(Product product) {
    return changes.create(product);
  }

  /**
   * Changes one product; a retired product is on sale again.
   *
   * @return the current state; the version is unchanged if nothing changed
   * @throws UnknownProductException if the SKU does not exist
   * @throws io.holdfast.kernel.StaleVersionException if the current version is not one of the
   *     expected versions
   */
  public VersionedProduct change(Product product, VersionCondition expected) {
    return changes.change(product, expected);
  }

  /**
   * Retires a product, whatever its version.
   *
   * @return false if it does not exist or was already retired
   */
  public boolean retire(Sku sku) {
    try {
      return changes.retire(sku, VersionCondition.ANY);
    } catch (UnknownProductException e) {
      return false;
    }
  }

  /**
   * Retires a product and publishes an event; existing orders are not affected.
   *
   * @return false if it was already retired
   * @throws UnknownProductException if the SKU does not exist
   * @throws io.holdfast.kernel.StaleVersionException if the current version is not one of the
   *     expected versions
   */
  public boolean retire(Sku sku, VersionCondition expected) {
    return changes.retire(sku, expected);
  }

  /**
   * The price of one unit of each in the currency of the product; a SKU that is unknown or retired
   * is missing from the answer.
   */
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

  /** What those of the SKUs are made of that are bundles, retired ones included. */
  public Map<Sku, List<BundlePart>> bundles(Collection<Sku> skus) {
    Map<Sku, List<BundlePart>> bundles = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(BUNDLES)) {
      look.setArray(
          1,
          connection.createArrayOf("text", skus.stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          bundles.put(
              new Sku(row.getString(1)),
              List.of(JsonText.read(row.getString(2), BundlePart[].class)));
        }
      }
      return bundles;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Those of the SKUs that the catalogue does not have, not even as retired products. */
  public Set<Sku> unknown(Collection<Sku> skus) {
    Set<Sku> unknown = new TreeSet<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(UNKNOWN)) {
      look.setArray(
          1,
          connection.createArrayOf("text", skus.stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          unknown.add(new Sku(rows.getString(1)));
        }
      }
      return unknown;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
