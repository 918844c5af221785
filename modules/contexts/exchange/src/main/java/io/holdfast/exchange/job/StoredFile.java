package io.holdfast.exchange.job;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads the file of an import part by part; no connection is held between them. */
final class StoredFile extends InputStream {
  private static final String PART =
      "SELECT content FROM exchange.import_part WHERE import_id = ? AND no = ?";

  private final HubDatabase hub;
  private final UUID id;
  private byte[] part = {};
  private int position;
  private int next;

  StoredFile(HubDatabase hub, UUID id) {
    this.hub = hub;
    this.id = id;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : part[position++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0 || isAtEnd()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, part.length - position);
    System.arraycopy(part, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean isAtEnd() {
    if (position == part.length && part.length == (next == 0 ? 0 : Uploads.PART)) {
      part = load();
      position = 0;
      next++;
    }
    return position == part.length;
  }

  private byte[] load() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(PART)) {
      look.setObject(1, id);
      look.setInt(2, next);
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
