package io.holdfast.operations;

import io.holdfast.kernel.Page;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who changed what through the console and the API. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class AuditTrailList {
  private static final String COLUMNS =
      """
      SELECT id, at, actor, role, channel, operation, object, outcome, asked, before, after
      FROM messaging.audit_trail WHERE id < ?""";
  private static final String NEWEST_FIRST = " ORDER BY id DESC LIMIT ?";
  private static final UUID LAST = new UUID(-1, -1);

  private final StackDatabases databases;

  @Inject
  public AuditTrailList(StackDatabases databases) {
    this.databases = databases;
  }

  /** A page of entries, the newest first. */
  public Page<TrailEntry> list(@NotNull @Valid TrailQuery query) {
    List<Object> values = new ArrayList<>();
    String sql = sqlOf(query, values);
    try (Connection connection = databases.hub().getConnection();
        PreparedStatement list = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        list.setObject(i + 1, values.get(i));
      }
      List<TrailEntry> found = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          found.add(entry(row));
        }
      }
      return Page.cut(found, query.limit(), entry -> entry.id().toString());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static String sqlOf(TrailQuery query, List<Object> values) {
    StringBuilder sql = new StringBuilder(COLUMNS);
    values.add(query.before() == null ? LAST : query.before());
    if (query.actor() != null) {
      sql.append(" AND actor = ?");
      values.add(query.actor());
    }
    if (query.object() != null) {
      sql.append(" AND (object = ? OR object LIKE ?)");
      values.add(query.object());
      values.add(query.object().replaceAll("([\\\\%_])", "\\\\$1") + "/%");
    }
    if (query.from() != null) {
      sql.append(" AND id >= messaging.id_at(?)");
      values.add(time(query.from()));
    }
    if (query.to() != null) {
      sql.append(" AND id < messaging.id_at(?)");
      values.add(time(query.to()));
    }
    values.add(query.limit() + 1);
    return sql.append(NEWEST_FIRST).toString();
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static TrailEntry entry(ResultSet row) throws SQLException {
    return new TrailEntry(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("role"),
        row.getString("channel"),
        row.getString("operation"),
        row.getString("object"),
        row.getString("outcome"),
        row.getString("asked"),
        row.getString("before"),
        row.getString("after"));
  }
}
