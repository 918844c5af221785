package io.holdfast.inventory.ledger;

import io.holdfast.inventory.PreparedHold;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.ConflictException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A statement with bound parameters, on a connection enlisted in the transaction.
 *
 * @param counters how many the statement must move
 */
record BoundHold(WarehouseNode node, Connection connection, PreparedStatement hold, int counters)
    implements PreparedHold {
  @Override
  public void send() {
    try (ResultSet row = hold.executeQuery()) {
      row.next();
      node.health().answered();
      if (row.getInt(1) != counters) {
        throw new ConflictException(
            "stock in " + node.warehouse().code() + " changed while an order was decided");
      }
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  @Override
  public void close() {
    try (connection;
        hold) {
      // Both are only given back.
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }
}
