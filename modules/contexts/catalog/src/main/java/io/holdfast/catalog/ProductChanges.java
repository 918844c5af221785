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
import java.util.List;

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
          ProductRow row = new ProductRow(product);
          entities.persist(row);
          entities.flush();
          return new Made(
              ProductEvents.stored(product, row.version()), null, ProductEvents.data(product));
        });
    return new VersionedProduct(product, ProductEvents.FIRST_VERSION);
  }

  VersionedProduct change(Product product, VersionCondition expected) {
    int[] version = new int[1];
    run(
        entities -> {
          ProductRow row = find(entities, product.sku(), expected);
          Object before = ProductEvents.data(row.toProduct());
          boolean changed = row.change(product);
          entities.flush();
          version[0] = row.version();
          return changed
              ? new Made(
                  ProductEvents.stored(product, row.version()), before, ProductEvents.data(product))
              : null;
        });
    return new VersionedProduct(product, version[0]);
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
