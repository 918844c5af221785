package io.holdfast.orders;

import io.holdfast.catalog.BundleException;
import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.UnknownProductException;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Sets and removes purchase limits. They hold for every placement that is decided after the change;
 * what was bought before counts, too, and stays bought.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class PurchaseLimits {
  private static final String BUMP =
      """
      WITH changed AS (INSERT INTO orders.purchase_limits_version AS v (one, version) VALUES (true, 1)
        ON CONFLICT (one) DO UPDATE SET version = v.version + 1)
      """;
  private static final String SET =
      BUMP
          + """
      INSERT INTO orders.purchase_limit (sku, per_customer, days) VALUES (?, ?, ?)
      ON CONFLICT (sku) DO UPDATE SET per_customer = excluded.per_customer, days = excluded.days,
        since = excluded.since""";
  private static final String REMOVE = BUMP + "DELETE FROM orders.purchase_limit WHERE sku = ?";

  private static final String FIND =
      "SELECT per_customer, days FROM orders.purchase_limit WHERE sku = ?";
  private static final String LOOK =
      """
      SELECT jsonb_build_object('perCustomer', per_customer, 'days', days)
      FROM orders.purchase_limit WHERE sku = ?""";
  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final Catalog catalog;
  private final Transactions transactions;

  @Inject
  public PurchaseLimits(HubDatabase hub, Catalog catalog, Transactions transactions) {
    this.hub = hub;
    this.catalog = catalog;
    this.transactions = transactions;
  }

  /**
   * Sets the limit of a SKU.
   *
   * @throws UnknownProductException if the catalogue does not have it
   * @throws BundleException if it is a bundle, whose parts have limits
   */
  public void set(@NotNull Sku sku, @NotNull @Valid PurchaseLimit limit) {
    Product product = catalog.find(sku).orElseThrow(() -> new UnknownProductException(sku));
    if (product.isBundle()) {
      throw new BundleException(sku + " is a bundle: limit what it is made of");
    }
    change(
        sku,
        limit,
        SET,
        set -> {
          set.setString(1, sku.value());
          set.setInt(2, limit.perCustomer());
          set.setInt(3, limit.days());
        });
  }

  /** Removes the limit of a SKU, if it has one. */
  public void remove(@NotNull Sku sku) {
    change(sku, null, REMOVE, remove -> remove.setString(1, sku.value()));
  }

  /** The limit of a SKU, if it has one. */
  public Optional<PurchaseLimit> find(@NotNull Sku sku) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, sku.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(new PurchaseLimit(row.getInt(1), row.getInt(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void change(Sku sku, PurchaseLimit limit, String sql, Parameters parameters) {
    transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              PreparedStatement change = connection.prepareStatement(sql)) {
            Object before = AuditTrail.look(connection, LOOK, sku.value());
            parameters.set(change);
            change.executeUpdate();
            if (limit != null || before != null) {
              AuditTrail.join(connection, before, limit);
            }
            return null;
          }
        });
  }
}
