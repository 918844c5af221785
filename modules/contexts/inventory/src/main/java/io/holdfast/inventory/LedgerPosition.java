package io.holdfast.inventory;

import io.holdfast.kernel.WarehouseCode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A position in the ledgers of all warehouses: the last movement known of each; a warehouse that is
 * not named begins with its first one.
 *
 * @param last id of a movement by warehouse
 */
public record LedgerPosition(Map<WarehouseCode, Long> last) {
  /** Form of its text: {@code seattle.12~marida.7}. */
  public static final String FORM =
      "[a-z][a-z0-9-]{0,29}\\.[0-9]{1,18}(?:~[a-z][a-z0-9-]{0,29}\\.[0-9]{1,18}){0,999}";

  /** Before every movement. */
  public static final LedgerPosition START = new LedgerPosition(Map.of());

  public LedgerPosition {
    last = Map.copyOf(last);
  }

  /**
   * The position of a text.
   *
   * @param text of the {@link #FORM}
   */
  public static LedgerPosition of(String text) {
    Map<WarehouseCode, Long> last = new TreeMap<>();
    for (String entry : text.split("~")) {
      int dot = entry.indexOf('.');
      last.put(
          new WarehouseCode(entry.substring(0, dot)), Long.parseLong(entry.substring(dot + 1)));
    }
    return new LedgerPosition(last);
  }

  /** The last movement known of a warehouse, 0 for none. */
  public long in(WarehouseCode warehouse) {
    return last.getOrDefault(warehouse, 0L);
  }

  /** The position behind a movement of a warehouse. */
  public LedgerPosition behind(WarehouseCode warehouse, long id) {
    Map<WarehouseCode, Long> next = new TreeMap<>(last);
    next.put(warehouse, id);
    return new LedgerPosition(next);
  }

  @Override
  public String toString() {
    return new TreeMap<>(last)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "." + entry.getValue())
            .collect(Collectors.joining("~"));
  }
}
