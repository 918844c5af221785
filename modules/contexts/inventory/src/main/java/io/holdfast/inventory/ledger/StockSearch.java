package io.holdfast.inventory.ledger;

import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.StockPage;
import io.holdfast.inventory.StockQuery;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists stock over all warehouses: each is asked for one page, and the pages are merged. Every
 * database sorts text by bytes, as Java does.
 */
@Singleton
public final class StockSearch {
  private static final String AVAILABLE = "greatest(0, on_hand - reserved - safety_stock)";

  private static final Comparator<StockPage.Item> BY_SKU =
      Comparator.<StockPage.Item, String>comparing(item -> item.level().sku().value())
          .thenComparing(item -> item.warehouse().value());
  private static final Comparator<StockPage.Item> BY_AVAILABLE =
      Comparator.<StockPage.Item>comparingInt(item -> item.level().available())
          .thenComparing(BY_SKU);

  private final WarehouseNodes nodes;
  private final LowStock low;

  @Inject
  public StockSearch(WarehouseNodes nodes, LowStock low) {
    this.nodes = nodes;
    this.low = low;
  }

  /**
   * A page.
   *
   * @throws UnknownWarehouseException if the query names a warehouse that is not registered
   */
  public StockPage list(StockQuery query) {
    List<StockPage.Item> found = new ArrayList<>();
    Set<WarehouseCode> unreachable = new TreeSet<>();
    boolean known = query.warehouse() == null;
    for (WarehouseNodes.Lookup lookup : nodes.all()) {
      WarehouseCode code = lookup.warehouse().code();
      if (query.warehouse() == null || query.warehouse().equals(code)) {
        known = true;
        try {
          WarehouseNode node =
              lookup.node().orElseThrow(() -> new UnavailableException(code + " is away"));
          found.addAll(items(node, code, query));
        } catch (UnavailableException e) {
          unreachable.add(code);
        }
      }
    }
    if (!known) {
      throw new UnknownWarehouseException(query.warehouse());
    }
    found.sort(isByAvailable(query) ? BY_AVAILABLE : BY_SKU);
    List<StockPage.Item> first = found.subList(0, Math.min(found.size(), query.limit() + 1));
    return new StockPage(Page.cut(first, query.limit(), StockSearch::cursor), unreachable);
  }

  private static boolean isByAvailable(StockQuery query) {
    return query.sort() == StockQuery.Sort.AVAILABLE;
  }

  private static String cursor(StockPage.Item item) {
    return item.level().available() + "/" + item.warehouse() + "/" + item.level().sku();
  }

  private List<StockPage.Item> items(WarehouseNode node, WarehouseCode code, StockQuery query) {
    List<Object> values = new ArrayList<>();
    String sql = sql(code, query, values);
    try (Connection connection = node.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        look.setObject(
            i + 1,
            value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
      }
      List<StockPage.Item> items = new ArrayList<>();
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          items.add(new StockPage.Item(code, StockReader.level(row)));
        }
      }
      node.health().answered();
      return items;
    } catch (SQLException e) {
      node.health().failed();
      throw new UnavailableException("warehouse " + code + " cannot be read", e);
    }
  }

  private String sql(WarehouseCode code, StockQuery query, List<Object> values) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (query.skus() != null) {
      conditions.add("sku = ANY (?)");
      values.add(query.skus().stream().map(Sku::value).toArray(String[]::new));
    }
    if (query.low()) {
      conditions.add(AVAILABLE + " <= ?");
      values.add(low.threshold());
    }
    if (query.incoming()) {
      conditions.add("incoming > 0");
    }
    if (query.cursor() != null) {
      conditions.add(behind(code, query, values));
    }
    values.add(query.limit() + 1);
    return "SELECT sku, on_hand, reserved, safety_stock, incoming, version FROM stock_item WHERE "
        + String.join(" AND ", conditions)
        + (isByAvailable(query) ? " ORDER BY " + AVAILABLE + ", sku" : " ORDER BY sku")
        + " LIMIT ?";
  }

  /** A warehouse behind that of the cursor still has the cursor's own SKU to give. */
  private static String behind(WarehouseCode code, StockQuery query, List<Object> values) {
    String[] parts = query.cursor().split("/");
    String operator = code.value().compareTo(parts[1]) > 0 ? ">=" : ">";
    if (isByAvailable(query)) {
      values.add(Integer.parseInt(parts[0]));
      values.add(parts[2]);
      return "(" + AVAILABLE + ", sku) " + operator + " (?, ?)";
    }
    values.add(parts[2]);
    return "sku " + operator + " ?";
  }
}
