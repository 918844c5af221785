package io.holdfast.inventory.ledger;

import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TakeBack;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Books returned goods in one warehouse, inside the running transaction. */
public final class ReturnBook {
  private static final String OUT_OF_RANGE = "22003";

  /**
   * The rows come in the order of their SKUs, so that no two transactions wait for each other. What
   * is scrapped leaves in the same moment and changes no counter, but is in the ledger.
   */
  private static final String TAKE_BACK =
      """
      WITH back AS (SELECT * FROM unnest(?::text[], ?::int[], ?::int[]) AS b (sku, restocked, scrapped)),
      moved AS (
        INSERT INTO stock_item AS s (sku, on_hand) SELECT sku, restocked FROM back
        ON CONFLICT (sku) DO UPDATE SET on_hand = s.on_hand + excluded.on_hand, version = s.version + 1
        RETURNING sku, on_hand, reserved, safety_stock, incoming, version),
      booked AS (
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'RETURN', restocked + scrapped, 0, reference, event_id
        FROM back, (SELECT ?::text AS reference, ?::uuid AS event_id) of
        UNION ALL
        SELECT sku, 'SCRAP', -scrapped, 0, reference, event_id
        FROM back, (SELECT ?::text AS reference, ?::uuid AS event_id) of WHERE scrapped > 0)
      SELECT sku, on_hand, reserved, safety_stock, incoming, version FROM moved""";

  private ReturnBook() {}

  /** Books the goods and publishes an event. */
  public static void takeBack(WarehouseNode node, LowStock lowStock, TakeBack command)
      throws SQLException {
    SqlRows back = new SqlRows("text", "int4", "int4");
    command.units().stream()
        .sorted(Comparator.comparing(TakeBack.Units::sku, Comparator.comparing(Sku::value)))
        .forEach(u -> back.add(u.sku().value(), u.restocked(), u.scrapped()));
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection();
        PreparedStatement book = connection.prepareStatement(TAKE_BACK)) {
      int next = back.bind(connection, book, 1);
      for (int kind = 0; kind < 2; kind++) {
        book.setString(next++, command.reference());
        book.setObject(next++, event);
      }
      List<StockLevel> levels = levels(book);
      node.changes().changed(levels.stream().map(StockLevel::sku).toList());
      node.outbox()
          .append(
              connection,
              List.of(new StockEvents(node, lowStock).returned(event, command, levels)));
    } catch (SQLException e) {
      if (OUT_OF_RANGE.equals(e.getSQLState())) {
        throw new TooManyUnitsException("one SKU in " + command.warehouse());
      }
      throw e;
    }
  }

  private static List<StockLevel> levels(PreparedStatement book) throws SQLException {
    List<StockLevel> levels = new ArrayList<>();
    try (ResultSet row = book.executeQuery()) {
      while (row.next()) {
        levels.add(StockReader.level(row));
      }
    }
    return levels;
  }
}
