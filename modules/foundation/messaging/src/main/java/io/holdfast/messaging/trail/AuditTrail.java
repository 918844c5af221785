package io.holdfast.messaging.trail;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Writes entries of the audit trail. */
public final class AuditTrail {
  private static final String WRITE =
      """
      INSERT INTO messaging.audit_trail
        (id, actor, role, channel, operation, object, outcome, request, asked, before, after)
      SELECT v.* FROM (VALUES (?::uuid, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?))
        AS v (id, actor, role, channel, operation, object, outcome, request, asked, before, after)
      WHERE v.request IS NULL
         OR NOT EXISTS (SELECT FROM messaging.audit_trail t WHERE t.request = v.request)""";

  private AuditTrail() {}

  /** How a change ended, as far as the server knows. */
  public enum Outcome {
    DONE,
    UNKNOWN
  }

  /**
   * Writes the entry of the change that this thread makes for a person, in the transaction of the
   * change; does nothing if the server itself makes it.
   *
   * @param hub a connection to the hub, part of the transaction
   * @param before what was there; null if there was nothing
   * @param after what is there now; null if there is nothing, or what was asked for is
   */
  public static void join(Connection hub, Object before, Object after) throws SQLException {
    Optional<PersonChange> change = PersonChange.current();
    if (change.isPresent()) {
      write(hub, change.get(), Outcome.DONE, before, after);
    }
  }

  /**
   * Reads what is there before a person's change.
   *
   * @param sql selects one JSON value
   * @return null if there is nothing, or the server itself makes the change
   */
  public static Object look(Connection hub, String sql, Object... parameters) throws SQLException {
    if (PersonChange.current().isEmpty()) {
      return null;
    }
    try (PreparedStatement look = hub.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        look.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? JsonText.read(row.getString(1), JsonNode.class) : null;
      }
    }
  }

  /** Writes the entry of a change that has been made elsewhere; of a repetition none. */
  public static void write(Connection hub, PersonChange change, Outcome outcome)
      throws SQLException {
    write(hub, change, outcome, change.before(), change.after());
  }

  private static void write(
      Connection hub, PersonChange change, Outcome outcome, Object before, Object after)
      throws SQLException {
    Person person = change.person();
    try (PreparedStatement write = hub.prepareStatement(WRITE)) {
      int at = 0;
      write.setObject(++at, TimeOrderedUuid.next());
      write.setString(++at, person.name());
      write.setString(++at, person.role());
      write.setString(++at, person.channel().name());
      write.setString(++at, change.operation());
      write.setString(++at, change.object(after));
      write.setString(++at, outcome.name());
      write.setObject(++at, change.request());
      write.setString(++at, BoundedJson.of(change.asked()));
      write.setString(++at, BoundedJson.of(before));
      write.setString(++at, BoundedJson.of(after));
      write.executeUpdate();
    }
  }
}
