package io.holdfast.inventory.ledger;

import io.holdfast.inventory.DuplicateDeliveryException;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;

/** The references of what a warehouse received: each is booked once per SKU. */
final class ReceivedReferences {
  private static final String ADD =
      """
      INSERT INTO received_reference (kind, reference, sku)
      SELECT ?, ?, sku FROM unnest(?::text[]) AS s (sku)
      ON CONFLICT DO NOTHING RETURNING sku""";

  private ReceivedReferences() {}

  /**
   * Notes that units of these SKUs come with the receipt's reference. A concurrent receipt with the
   * same reference waits for the end of this transaction.
   *
   * @throws DuplicateDeliveryException if some were received with it before
   */
  static void add(Connection connection, ReceiveStock command, Collection<Sku> skus)
      throws SQLException {
    Collection<Sku> before = new TreeSet<>(skus);
    SqlRows rows = new SqlRows("text");
    before.forEach(sku -> rows.add(sku.value()));
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setString(1, command.kind().name());
      add.setString(2, command.reference());
      rows.bind(connection, add, 3);
      try (ResultSet added = add.executeQuery()) {
        while (added.next()) {
          before.remove(new Sku(added.getString(1)));
        }
      }
    }
    if (!before.isEmpty()) {
      throw new DuplicateDeliveryException(command.reference(), before);
    }
  }
}
