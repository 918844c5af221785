package io.holdfast.orders;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customer master data. Optional: an order may name an unknown customer. */
@Singleton
public final class Customers {
  private static final String STORE =
      """
      INSERT INTO orders.customer AS c (id, name, city, country, postal_code, latitude, longitude)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[])
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, city = excluded.city,
        country = excluded.country, postal_code = excluded.postal_code,
        latitude = excluded.latitude, longitude = excluded.longitude, version = c.version + 1""";

  private final HubDatabase hub;
  private final Transactions transactions;

  @Inject
  public Customers(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Stores customers, new or changed.
   *
   * @return number stored; of two with the same id the last one counts
   */
  public int store(List<Customer> customers) {
    Map<String, Customer> lastOfEach = new TreeMap<>();
    customers.forEach(customer -> lastOfEach.put(customer.id(), customer));
    SqlRows rows = new SqlRows("text", "text", "text", "text", "text", "float8", "float8");
    lastOfEach
        .values()
        .forEach(
            c ->
                rows.add(
                    c.id(),
                    c.name(),
                    c.city(),
                    c.country(),
                    c.postalCode(),
                    c.location().latitude(),
                    c.location().longitude()));
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            int stored = rows.write(connection, STORE);
            AuditTrail.join(connection, null, null);
            return stored;
          }
        });
  }
}
