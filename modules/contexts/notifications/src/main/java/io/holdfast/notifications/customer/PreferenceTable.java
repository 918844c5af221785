package io.holdfast.notifications.customer;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.Preferences;
import io.holdfast.notifications.Topic;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The preferences of customers. */
@Singleton
public final class PreferenceTable {
  private static final String READ =
      """
      SELECT email, phone, language, order_channels, shipment_channels, stock_channels
      FROM notifications.preference WHERE customer_id = ?""";
  private static final String STORE =
      """
      INSERT INTO notifications.preference AS p
             (customer_id, email, phone, language, order_channels, shipment_channels, stock_channels)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (customer_id) DO UPDATE SET email = excluded.email, phone = excluded.phone,
        language = excluded.language, order_channels = excluded.order_channels,
        shipment_channels = excluded.shipment_channels, stock_channels = excluded.stock_channels,
        version = p.version + 1""";
  private static final String UNSUBSCRIBE =
      """
      UPDATE notifications.preference SET %1$s_channels = array_remove(%1$s_channels, 'EMAIL'),
        version = version + 1 WHERE customer_id = ? AND 'EMAIL' = ANY (%1$s_channels)""";

  private final HubDatabase hub;

  @Inject
  public PreferenceTable(HubDatabase hub) {
    this.hub = hub;
  }

  /** The preferences of a customer; empty if nothing was chosen. */
  public Optional<Preferences> find(String customer) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, customer);
      try (ResultSet row = read.executeQuery()) {
        return row.next() ? Optional.of(preferences(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Stores them, replacing earlier ones. */
  public void store(String customer, Preferences preferences) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement store = connection.prepareStatement(STORE)) {
      store.setString(1, customer);
      store.setString(2, preferences.email());
      store.setString(3, preferences.phone());
      store.setString(4, preferences.language());
      int column = 5;
      for (Topic topic : Topic.values()) {
        store.setArray(column++, names(connection, preferences.of(topic)));
      }
      store.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Ends the e-mails of a topic; nothing happens if there are none. */
  public void unsubscribe(String customer, Topic topic) {
    String sql = UNSUBSCRIBE.formatted(topic.name().toLowerCase(Locale.ROOT));
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, customer);
      update.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Array names(Connection connection, List<Channel> channels) throws SQLException {
    return connection.createArrayOf(
        "text", channels.stream().distinct().map(Channel::name).toArray(String[]::new));
  }

  private static Preferences preferences(ResultSet row) throws SQLException {
    Map<Topic, List<Channel>> channels = new EnumMap<>(Topic.class);
    int column = 4;
    for (Topic topic : Topic.values()) {
      String[] names = (String[]) row.getArray(column++).getArray();
      channels.put(topic, Arrays.stream(names).map(Channel::valueOf).toList());
    }
    return new Preferences(row.getString(1), row.getString(2), row.getString(3), channels);
  }
}
