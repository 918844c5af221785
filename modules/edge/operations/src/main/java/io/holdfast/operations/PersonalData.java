package io.holdfast.operations;

import io.holdfast.messaging.trail.PersonChange;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Personal data of one customer in the hub; the warehouses have none. Each schema says in functions
 * of its own what it keeps and how that is erased.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class PersonalData {
  private static final String UNDER_WAY =
      """
      SELECT id FROM orders.orders
      WHERE customer_id = ? AND NOT orders.has_ended(status) ORDER BY id LIMIT 20""";
  private static final String EXPORT =
      """
      WITH ordered AS (SELECT orders.personal_data(?) AS data)
      SELECT json_build_object(
        'address', ordered.data -> 'address',
        'orders', ordered.data -> 'orders',
        'returns', ordered.data -> 'returns',
        'shipments', fulfilment.personal_data(ARRAY(
          SELECT (o ->> 'id')::uuid FROM json_array_elements(ordered.data -> 'orders') AS o)),
        'contact', notifications.personal_data(?),
        'tickets', sales.personal_data(?)) FROM ordered""";

  /** One statement, so all of it or nothing. */
  private static final String ERASE =
      """
      SELECT cardinality(o.ended) AS orders, fulfilment.erase_customer(o.ended, ?) AS shipments,
        o.answers + messaging.erase_customer(?, ?, o.since) AS events,
        o.others + notifications.erase_customer(?, ?, o.since) AS messages,
        sales.erase_customer(?, ?) AS tickets
      FROM orders.erase_customer(?, ?) AS o""";

  private final StackDatabases databases;
  private final Caller caller;

  @Inject
  public PersonalData(StackDatabases databases, Caller caller) {
    this.databases = databases;
    this.caller = caller;
  }

  /**
   * What is stored, as JSON: of orders and messages the last 10,000.
   *
   * @throws io.holdfast.platform.security.OfAnotherCustomerException if the caller acts for another
   */
  @RolesAllowed({Role.SHOP, Role.CUSTOMER})
  public String export(String customer) {
    caller.requireActingFor(customer);
    try (Connection connection = databases.hub().getConnection();
        PreparedStatement read = connection.prepareStatement(EXPORT)) {
      for (int parameter = 1; parameter <= 3; parameter++) {
        read.setString(parameter, customer);
      }
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Erases it: ended orders keep their contents and sums under a new pseudonym that cannot be
   * traced back. A message about an event that is on its way may be written afterwards; a
   * repetition removes it.
   *
   * @throws OrdersUnderWayException if orders have not ended; nothing was changed
   */
  public Erasure erase(String customer) {
    String pseudonym = "erased-" + UUID.randomUUID();
    try (Connection connection = databases.hub().getConnection()) {
      refuseUnderWay(connection, customer);
      try (PreparedStatement erase = connection.prepareStatement(ERASE)) {
        erase.setString(1, pseudonym);
        for (int parameter = 2; parameter <= 9; parameter++) {
          erase.setString(parameter, parameter % 2 == 0 ? customer : pseudonym);
        }
        try (ResultSet row = erase.executeQuery()) {
          row.next();
          PersonChange.current()
              .ifPresent(
                  change -> change.renameObject("customers/" + pseudonym + "/personal-data"));
          return new Erasure(
              row.getLong("orders"),
              row.getLong("shipments"),
              row.getLong("events"),
              row.getLong("messages"),
              row.getLong("tickets"));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void refuseUnderWay(Connection connection, String customer) throws SQLException {
    List<String> orders = new ArrayList<>();
    try (PreparedStatement read = connection.prepareStatement(UNDER_WAY)) {
      read.setString(1, customer);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          orders.add(rows.getString(1));
        }
      }
    }
    if (!orders.isEmpty()) {
      throw new OrdersUnderWayException(orders);
    }
  }
}
