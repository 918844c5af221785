package io.holdfast.sales.ticket;

import io.holdfast.kernel.ConflictException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places of a sale in the hub. */
final class PlaceRows {
  private static final String FIND =
      "SELECT customer_id, place, key_no FROM sales.ticket WHERE sale_id = ? AND customer_id = ANY (?)";

  /**
   * Takes a block of places and gives it to these customers, in one statement: nothing is taken
   * that is not given, whenever a server is killed. The first who comes after the opening ends the
   * list of those who are drawn; the row of the sale, which all change, decides who that is.
   */
  private static final String GIVE =
      """
      WITH block AS (
        UPDATE sales.sale SET next_place = next_place + cardinality(?::text[]),
          drawn = coalesce(drawn, CASE WHEN clock_timestamp() >= opens_at THEN next_place END)
        WHERE id = ? AND clock_timestamp() < closes_at
        RETURNING id, next_place - cardinality(?::text[]) AS first)
      INSERT INTO sales.ticket (sale_id, customer_id, place, key_no)
      SELECT block.id, c.customer_id, block.first + c.no - 1, ?
      FROM block, unnest(?::text[]) WITH ORDINALITY AS c (customer_id, no)
      RETURNING customer_id, place, key_no""";

  private final HubDatabase hub;

  PlaceRows(HubDatabase hub) {
    this.hub = hub;
  }

  /** The places that these customers have; those without one are missing. */
  Map<String, GivenPlace> find(String sale, Collection<String> customers) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, sale);
      find.setArray(2, connection.createArrayOf("text", customers.toArray(new String[0])));
      return read(find);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Gives places to customers who have none, in this order.
   *
   * @return nothing if the sale is over or unknown
   * @throws ConflictException if one of them was given a place at the same time
   */
  Map<String, GivenPlace> give(String sale, List<String> customers, int keyNo) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement give = connection.prepareStatement(GIVE)) {
      String[] names = customers.toArray(new String[0]);
      give.setArray(1, connection.createArrayOf("text", names));
      give.setString(2, sale);
      give.setArray(3, connection.createArrayOf("text", names));
      give.setInt(4, keyNo);
      give.setArray(5, connection.createArrayOf("text", names));
      return read(give);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Map<String, GivenPlace> read(PreparedStatement statement) throws SQLException {
    Map<String, GivenPlace> places = new HashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        places.put(row.getString(1), new GivenPlace(row.getLong(2), row.getInt(3)));
      }
    }
    return places;
  }
}
