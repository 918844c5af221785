package io.holdfast.catalog;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes one product through its JPA entity. If another writer changed the row between read and
 * write, the change is repeated on the new version.
 */
final class ProductChanges {
  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final Transactions transactions;
  private final EntityManagerFactory products;
  private final Clock clock;

  ProductChanges(
      HubDatabase hub, Transactions transactions, EntityManagerFactory products, Clock clock) {
    this.hub = hub;
    this.transactions = transactions;
    this.products = products;
    this.clock = clock;
  }

  private interface Change {
    /** Changes or inserts the row. */
    Made to(EntityManager entities) throws SQLException;
  }

  /** What is published and noted of a change. */
  private record Made(DomainEvent event, Object before, Object after) {}

  VersionedProduct create(Product product) {
    run(
        entities -> {
          if (entities.find(ProductRow.class, product.sku().value()) != null) {
            throw new ProductExistsException(product.sku());
          }
          requireParts(entities, product);
          ProductRow row = new ProductRow(product);
          entities.persist(row);
          entities.flush();
          return new Made(
              ProductEvents.stored(product, row.version()), null, ProductEvents.data(product));
        });
    return new VersionedProduct(product, ProductEvents.FIRST_VERSION);
  }

  VersionedProduct change(Product wanted, VersionCondition expected) {
    int[] version = new int[1];
    Product[] stored = new Product[1];
    run(
        entities -> {
          ProductRow row = find(entities, wanted.sku(), expected);
          Object before = ProductEvents.data(row.toProduct());
          Product product = withParts(row.toProduct(), wanted);
          stored[0] = product;
          boolean changed = row.change(product);
          entities.flush();
          version[0] = row.version();
          return changed
              ? new Made(
                  ProductEvents.stored(product, row.version()), before, ProductEvents.data(product))
              : null;
        });
    return new VersionedProduct(stored[0], version[0]);
  }

  /** Orders rest on what a bundle is made of, so it stays as it was made. */
  private static Product withParts(Product stored, Product wanted) {
    if (wanted.isBundle() && !wanted.parts().equals(stored.parts())) {
      throw new BundleException(
          "what a bundle is made of is fixed: retire " + stored.sku() + " and make another");
    }
    return wanted.of(stored.parts());
  }

  private static void requireParts(EntityManager entities, Product bundle) {
    Set<String> skus = new HashSet<>();
    for (BundlePart part : bundle.parts()) {
      ProductRow row = entities.find(ProductRow.class, part.sku());
      if (row == null) {
        throw new UnknownProductException(new Sku(part.sku()));
      }
      if (row.toProduct().isBundle() || !skus.add(part.sku())) {
        throw new BundleException(
            "a bundle is made of different products that are no bundles; " + part.sku());
      }
    }
  }

  boolean retire(Sku sku, VersionCondition expected) {
    boolean[] changed = new boolean[1];
    run(
        entities -> {
          ProductRow row = find(entities, sku, expected);
          changed[0] = row.retire(clock.instant());
          entities.flush();
          return changed[0]
              ? new Made(
                  ProductEvents.retired(sku, row.version()),
                  ProductEvents.data(row.toProduct()),
                  null)
              : null;
        });
    return changed[0];
  }

  private static ProductRow find(EntityManager entities, Sku sku, VersionCondition expected) {
    ProductRow row = entities.find(ProductRow.class, sku.value());
    if (row == null) {
      throw new UnknownProductException(sku);
    }
    expected.require("product " + sku, row.version());
    return row;
  }

  private void run(Change change) {
    transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              EntityManager entities = products.createEntityManager()) {
            Made made = change.to(entities);
            if (made != null) {
              hub.outbox().append(connection, List.of(made.event()));
              AuditTrail.join(connection, made.before(), made.after());
            }
            return null;
          }
        });
  }
}
