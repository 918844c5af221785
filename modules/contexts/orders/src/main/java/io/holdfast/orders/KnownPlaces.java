package io.holdfast.orders;

import io.holdfast.kernel.Location;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Where postal codes and cities are, as far as customers live there. */
@Singleton
public final class KnownPlaces {
  private static final String LOOK =
      """
      (SELECT latitude, longitude, postal_code FROM orders.customer
        WHERE country = ? AND postal_code = ? AND postal_code <> '' ORDER BY id LIMIT 1)
      UNION ALL
      (SELECT latitude, longitude, postal_code FROM orders.customer
        WHERE country = ? AND city = ? AND city <> '' ORDER BY id LIMIT 1)
      LIMIT 1""";

  /**
   * Where a customer lives.
   *
   * @param postalCode may be empty
   */
  public record Place(Location location, String postalCode) {}

  private final HubDatabase hub;

  @Inject
  public KnownPlaces(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * The place of a customer with this postal code, else of one in this city.
   *
   * @param country ISO 3166-1 alpha-2
   * @param postalCode may be empty, not null
   * @param city may be empty, not null
   */
  public Optional<Place> find(String country, String postalCode, String city) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, country);
      look.setString(2, postalCode);
      look.setString(3, country);
      look.setString(4, city);
      try (ResultSet row = look.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Place(new Location(row.getDouble(1), row.getDouble(2)), row.getString(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
