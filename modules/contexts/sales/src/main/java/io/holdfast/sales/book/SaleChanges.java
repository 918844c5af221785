package io.holdfast.sales.book;

import io.holdfast.kernel.KeyedPermutation;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.IllegalSaleStateException;
import io.holdfast.sales.PutSale;
import io.holdfast.sales.SkuInSaleException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** Writes what operators say about sales. */
@Singleton
public final class SaleChanges {
  private static final int MOST_OPEN_SALES = 200;
  private static final int SEED_BYTES = 32;

  /** Lets one change follow another, too. */
  private static final String BUMP = "UPDATE sales.sales_version SET version = version + 1";

  private static final String STATE =
      """
      SELECT opens_at, ticket_seconds, skus, closes_at <= clock_timestamp() AS closed,
        drawn IS NOT NULL OR opens_at <= clock_timestamp() AS opened
      FROM sales.sale WHERE id = ? FOR UPDATE""";
  private static final String OTHERS =
      """
      SELECT count(*), min(id) FILTER (WHERE skus && ?) FROM sales.sale
      WHERE closes_at > clock_timestamp() AND id <> ?""";
  private static final String WRITE =
      """
      WITH made AS (
        INSERT INTO sales.sale AS s (name, skus, opens_at, closes_at, admit_per_second,
          ticket_seconds, id, seed, commitment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, skus = excluded.skus,
          opens_at = excluded.opens_at, closes_at = excluded.closes_at,
          admit_per_second = excluded.admit_per_second, ticket_seconds = excluded.ticket_seconds
        RETURNING s.id)
      INSERT INTO sales.admission (sale_id) SELECT id FROM made ON CONFLICT DO NOTHING""";

  private static final String LOOK =
      """
      SELECT jsonb_build_object('name', name, 'skus', skus, 'opensAt', opens_at, 'closesAt', closes_at,
        'admitPerSecond', admit_per_second, 'ticketSeconds', ticket_seconds)
      FROM sales.sale WHERE id = ?""";

  private final HubDatabase hub;
  private final Transactions transactions;

  @Inject
  public SaleChanges(HubDatabase hub, Transactions transactions) {
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Makes or changes a sale.
   *
   * @return whether it was made
   * @throws IllegalSaleStateException if it is over, or has opened and the opening would change
   * @throws SkuInSaleException if a SKU is in another sale that is not over
   */
  public boolean put(PutSale command) {
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            run(connection, BUMP);
            Object before = AuditTrail.look(connection, LOOK, command.id());
            boolean known = check(connection, command);
            checkOthers(connection, command, known);
            write(connection, command);
            AuditTrail.join(connection, before, AuditTrail.look(connection, LOOK, command.id()));
            return !known;
          }
        });
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static boolean check(Connection connection, PutSale command) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(STATE)) {
      look.setString(1, command.id());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        if (row.getBoolean("closed")) {
          throw new IllegalSaleStateException("the sale " + command.id() + " is over");
        }
        boolean moves =
            !row.getObject("opens_at", OffsetDateTime.class).toInstant().equals(command.opensAt())
                || row.getInt("ticket_seconds") != command.ticketLifetime().toSeconds()
                || !List.of((String[]) row.getArray("skus").getArray())
                    .equals(SaleRows.names(command.skus()));
        if (row.getBoolean("opened") && moves) {
          throw new IllegalSaleStateException(
              "the sale "
                  + command.id()
                  + " has opened: opensAt, skus and ticketLifetime are fixed");
        }
        return true;
      }
    }
  }

  private static void checkOthers(Connection connection, PutSale command, boolean known)
      throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(OTHERS)) {
      look.setArray(1, skus(connection, command));
      look.setString(2, command.id());
      try (ResultSet row = look.executeQuery()) {
        row.next();
        if (row.getString(2) != null) {
          throw new SkuInSaleException("the sale " + row.getString(2) + " has one of the SKUs");
        }
        if (!known && row.getLong(1) >= MOST_OPEN_SALES) {
          throw new IllegalSaleStateException(
              "there are " + MOST_OPEN_SALES + " sales that are not over");
        }
      }
    }
  }

  private static Array skus(Connection connection, PutSale command) throws SQLException {
    return connection.createArrayOf("text", SaleRows.names(command.skus()).toArray(new String[0]));
  }

  private static void write(Connection connection, PutSale command) throws SQLException {
    byte[] random = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(random);
    String seed = HexFormat.of().formatHex(random);
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setString(1, command.name());
      write.setArray(2, skus(connection, command));
      write.setObject(3, command.opensAt().atOffset(ZoneOffset.UTC));
      write.setObject(4, command.closesAt().atOffset(ZoneOffset.UTC));
      write.setInt(5, command.admitPerSecond());
      write.setInt(6, (int) command.ticketLifetime().toSeconds());
      write.setString(7, command.id());
      write.setString(8, seed);
      write.setString(9, KeyedPermutation.commitmentTo(seed));
      write.executeUpdate();
    }
  }
}
