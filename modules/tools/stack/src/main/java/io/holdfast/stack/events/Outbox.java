package io.holdfast.stack.events;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.stack.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The outbox of one database, read page by page in the order of ids. Unsent events are skipped: the
 * relay sends them.
 *
 * @param name of the database, for people
 * @param url with user and password of a role that may read
 */
record Outbox(String name, String url) {
  private static final int PAGE = 100;
  private static final String RANGE =
      "FROM messaging.outbox WHERE id > ? AND id < ? AND stream = ? AND status = 'SENT'";
  private static final String COUNT = "SELECT count(*) " + RANGE;
  private static final String READ =
      "SELECT id, stream, type, aggregate_id, aggregate_version, data "
          + RANGE
          + " ORDER BY id LIMIT "
          + PAGE;

  /** Events of one address whose ids lie between two others. */
  record Range(String stream, UUID after, UUID before) {}

  /**
   * How many there are.
   *
   * @throws StackFailure if the database cannot be read
   */
  long count(Range range) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement look = connection.prepareStatement(COUNT)) {
      bind(look, range, range.after());
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Passes page after page to the consumer.
   *
   * @throws StackFailure if the database cannot be read
   */
  void read(Range range, Consumer<List<DomainEvent>> pages) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement look = connection.prepareStatement(READ)) {
      List<DomainEvent> page;
      UUID last = range.after();
      do {
        bind(look, range, last);
        page = page(look);
        if (!page.isEmpty()) {
          pages.accept(page);
          last = page.get(page.size() - 1).id();
        }
      } while (page.size() == PAGE);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void bind(PreparedStatement look, Range range, UUID after) throws SQLException {
    look.setObject(1, after);
    look.setObject(2, range.before());
    look.setString(3, range.stream());
  }

  private static List<DomainEvent> page(PreparedStatement look) throws SQLException {
    List<DomainEvent> page = new ArrayList<>(PAGE);
    try (ResultSet row = look.executeQuery()) {
      while (row.next()) {
        page.add(
            new DomainEvent(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, Integer.class),
                row.getString(6)));
      }
    }
    return page;
  }

  private StackFailure failure(SQLException cause) {
    return new StackFailure(
        "the events of " + name + " cannot be read: " + cause.getMessage().replaceAll("\\s+", " "),
        cause);
  }
}
