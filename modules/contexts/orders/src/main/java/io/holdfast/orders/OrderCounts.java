package io.holdfast.orders;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many orders there are of each status. */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class OrderCounts {
  /** It is counted up to here: the work is bounded however many orders there are. */
  public static final int MOST = 1000;

  private static final String OF_ONE =
      """
      SELECT '%1$s', (SELECT count(*) FROM (
        SELECT FROM orders.orders WHERE status = '%1$s' LIMIT %2$d) AS counted)""";

  /** A statement for each, with the status as a constant: the partial indexes are used. */
  private static final String COUNT =
      Stream.of(OrderStatus.values())
          .map(status -> OF_ONE.formatted(status, MOST + 1))
          .collect(Collectors.joining(" UNION ALL "));

  private final HubDatabase hub;

  @Inject
  public OrderCounts(HubDatabase hub) {
    this.hub = hub;
  }

  /** One for each status, in the order of the statuses. */
  public List<OrderCount> all() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT);
        ResultSet row = count.executeQuery()) {
      List<OrderCount> counts = new ArrayList<>();
      while (row.next()) {
        int found = row.getInt(2);
        counts.add(
            new OrderCount(
                OrderStatus.valueOf(row.getString(1)), Math.min(found, MOST), found > MOST));
      }
      return counts;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
