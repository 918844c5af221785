package io.holdfast.orders.dispatch;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.Destination;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads where orders go. */
public final class Destinations {
  private static final String READ =
      """
      SELECT o.id, o.country, o.postal_code, o.latitude, o.longitude
      FROM unnest(?::uuid[]) AS wanted (id) JOIN orders.orders o ON o.id = wanted.id""";

  private final HubDatabase hub;

  public Destinations(HubDatabase hub) {
    this.hub = hub;
  }

  /** See {@link io.holdfast.orders.Dispatches#destinations}. */
  public Map<OrderId, Destination> of(Collection<OrderId> orders) {
    Map<OrderId, Destination> found = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ)) {
      look.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.put(
              new OrderId(row.getObject(1, UUID.class)),
              new Destination(
                  row.getString(2),
                  row.getString(3),
                  new Location(row.getDouble(4), row.getDouble(5))));
        }
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
