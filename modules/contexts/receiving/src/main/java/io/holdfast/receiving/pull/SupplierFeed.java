package io.holdfast.receiving.pull;

import io.holdfast.kernel.TextForms;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.receiving.NoticePage;
import io.holdfast.receiving.SuppliedNotice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How far the notices were pulled. A lease lets one server pull at a time and saves work only: a
 * page is stored with its cursor in one statement, under the cursor it was read at.
 */
final class SupplierFeed {
  private static final System.Logger LOG = System.getLogger(SupplierFeed.class.getName());
  private static final Pattern NAME = Pattern.compile(TextForms.NAME);

  private static final String CREATE =
      "INSERT INTO receiving.supplier_feed (feed) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String HOLD =
      """
      UPDATE receiving.supplier_feed
      SET holder = ?, held_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE feed = ? AND (holder = ? OR held_until < clock_timestamp())
      RETURNING cursor""";
  private static final String STORE =
      """
      WITH moved AS (UPDATE receiving.supplier_feed
          SET cursor = ?, held_until = clock_timestamp() + ? * interval '1 millisecond'
        WHERE feed = ? AND holder = ? AND cursor = ? RETURNING 1),
      stored AS (INSERT INTO receiving.pulled_notice (supplier, reference, notice)
        SELECT n.* FROM moved, unnest(?::text[], ?::text[], ?::text[]) AS n (supplier, reference, notice)
        WHERE NOT EXISTS (SELECT FROM receiving.inbound_reference r
                           WHERE r.supplier = n.supplier AND r.reference = n.reference)
        ON CONFLICT DO NOTHING)
      SELECT count(*) FROM moved""";

  private final HubDatabase hub;
  private final String feed;
  private final Duration lease;
  private final UUID self = UUID.randomUUID();

  /**
   * @param lease after which another server may pull
   */
  SupplierFeed(HubDatabase hub, String feed, Duration lease) {
    this.hub = hub;
    this.feed = feed;
    this.lease = lease;
  }

  /** Takes or renews the lease; returns the cursor, or empty while another server has it. */
  Optional<String> hold() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement create = connection.prepareStatement(CREATE);
        PreparedStatement hold = connection.prepareStatement(HOLD)) {
      create.setString(1, feed);
      create.executeUpdate();
      hold.setObject(1, self);
      hold.setLong(2, lease.toMillis());
      hold.setString(3, feed);
      hold.setObject(4, self);
      try (ResultSet row = hold.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Stores what is new on a page, and its cursor.
   *
   * @param cursor at which the page was read
   * @return false if another server has gone on from this cursor; nothing is stored then
   */
  boolean store(String cursor, NoticePage page) {
    SqlRows notices = new SqlRows("text", "text", "text");
    for (SuppliedNotice notice : page.items()) {
      if (isName(notice.supplier()) && isName(notice.reference())) {
        notices.add(notice.supplier(), notice.reference(), JsonText.of(notice));
      } else {
        LOG.log(System.Logger.Level.WARNING, "a notice without supplier or reference is ignored");
      }
    }
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement store = connection.prepareStatement(STORE)) {
      store.setString(1, page.next() == null ? cursor : page.next());
      store.setLong(2, lease.toMillis());
      store.setString(3, feed);
      store.setObject(4, self);
      store.setString(5, cursor);
      notices.bind(connection, store, 6);
      try (ResultSet row = store.executeQuery()) {
        row.next();
        return row.getInt(1) == 1;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static boolean isName(String text) {
    return text != null && NAME.matcher(text).matches();
  }
}
