package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Stores files as they arrive, part by part, so that any server can import them. */
@Singleton
public final class Uploads {
  static final int PART = 1 << 18;
  private static final int MOST_OPEN = 50;
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String CREATE =
      """
      INSERT INTO exchange.import_job (id, kind, charset) SELECT ?, ?, ?
      WHERE (SELECT count(*) FROM exchange.import_job WHERE state IN ('UPLOADING', 'RUNNING')) < ?""";
  private static final String PART_OF =
      """
      WITH alive AS (UPDATE exchange.import_job SET changed_at = now() WHERE id = ? RETURNING id)
      INSERT INTO exchange.import_part (import_id, no, content) SELECT id, ?, ? FROM alive""";
  private static final String ARRIVED =
      """
      UPDATE exchange.import_job SET state = 'RUNNING', key = ?, content_hash = ?,
        changed_at = now() WHERE id = ?""";
  private static final String DROP = "DELETE FROM exchange.import_job WHERE id = ?";
  private static final String EARLIER =
      "SELECT id, content_hash FROM exchange.import_job WHERE key = ?";

  private final HubDatabase hub;

  @Inject
  public Uploads(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * Stores a file.
   *
   * @param key text of a key under which the same file is stored once, or null
   * @param start first bytes, which were read from the stream already
   * @return id of the import
   * @throws IdempotencyKeyReusedException if another file was stored under the key
   * @throws UnavailableException if too many imports are open
   */
  public UUID store(ImportKind kind, Charset charset, String key, byte[] start, InputStream rest)
      throws IOException {
    UUID id = TimeOrderedUuid.next();
    MessageDigest digest = sha256();
    digest.update(kind.name().getBytes(StandardCharsets.UTF_8));
    try {
      create(id, kind, charset);
      InputStream file = new SequenceInputStream(new ByteArrayInputStream(start), rest);
      byte[] part = file.readNBytes(PART);
      for (int no = 0; part.length > 0; no++) {
        digest.update(part);
        add(id, no, part);
        part = file.readNBytes(PART);
      }
      return arrived(id, key, digest.digest());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    } catch (IOException | RuntimeException e) {
      drop(id);
      throw e;
    }
  }

  private void create(UUID id, ImportKind kind, Charset charset) throws SQLException {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement create = connection.prepareStatement(CREATE)) {
      create.setObject(1, id);
      create.setString(2, kind.name());
      create.setString(3, charset.name());
      create.setInt(4, MOST_OPEN);
      if (create.executeUpdate() == 0) {
        throw new UnavailableException("too many imports wait");
      }
    }
  }

  private void add(UUID id, int no, byte[] content) throws SQLException {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement add = connection.prepareStatement(PART_OF)) {
      add.setObject(1, id);
      add.setInt(2, no);
      add.setBytes(3, content);
      add.executeUpdate();
    }
  }

  private UUID arrived(UUID id, String key, byte[] hash) throws SQLException {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement arrived = connection.prepareStatement(ARRIVED)) {
      arrived.setString(1, key);
      arrived.setBytes(2, hash);
      arrived.setObject(3, id);
      arrived.executeUpdate();
      return id;
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      drop(id);
      return earlier(new IdempotencyKey(key, hash));
    }
  }

  private UUID earlier(IdempotencyKey key) throws SQLException {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(EARLIER)) {
      look.setString(1, key.value());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next() || !key.isFor(row.getBytes(2))) {
          throw new IdempotencyKeyReusedException(key);
        }
        return row.getObject(1, UUID.class);
      }
    }
  }

  private void drop(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement drop = connection.prepareStatement(DROP)) {
      drop.setObject(1, id);
      drop.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
