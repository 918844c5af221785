package io.holdfast.orders;

import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.UnknownProductException;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

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

  private final HubDatabase hub;
  private final Catalog catalog;

  @Inject
  public PurchaseLimits(HubDatabase hub, Catalog catalog) {
    this.hub = hub;
    this.catalog = catalog;
  }

  /**
   * Sets the limit of a SKU.
   *
   * @throws UnknownProductException if the catalogue does not have it
   */
  public void set(@NotNull Sku sku, @NotNull @Valid PurchaseLimit limit) {
    if (catalog.find(sku).isEmpty()) {
      throw new UnknownProductException(sku);
    }
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement set = connection.prepareStatement(SET)) {
      set.setString(1, sku.value());
      set.setInt(2, limit.perCustomer());
      set.setInt(3, limit.days());
      set.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Removes the limit of a SKU, if it has one. */
  public void remove(@NotNull Sku sku) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      remove.setString(1, sku.value());
      remove.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
