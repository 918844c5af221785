package io.holdfast.chaos.fault;

import io.holdfast.stack.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A stock row locked by a foreign transaction. */
final class HeldRow implements ActiveFault {
  private final Connection holder;

  private HeldRow(Connection holder) {
    this.holder = holder;
  }

  /** Locks the row of the SKU, once those who hold it now have committed. */
  static HeldRow lock(String database, String sku) {
    try {
      Connection holder = DriverManager.getConnection(database);
      holder.setAutoCommit(false);
      try (PreparedStatement lock =
          holder.prepareStatement("SELECT 1 FROM stock_item WHERE sku = ? FOR UPDATE")) {
        lock.setString(1, sku);
        lock.executeQuery();
      }
      return new HeldRow(holder);
    } catch (SQLException e) {
      throw new StackFailure("the row of " + sku + " cannot be locked: " + e.getMessage(), e);
    }
  }

  @Override
  public void heal() {
    try {
      holder.close();
    } catch (SQLException e) {
      // The database was restarted by another fault meanwhile, which freed the row.
      return;
    }
  }
}
