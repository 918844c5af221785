package io.holdfast.stack.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.WrongArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * FoodMart's 24 warehouses in the order stacks take them, the first ones far apart. Names and
 * cities come from FoodMart's own data; codes and coordinates from a table beside this class.
 */
public final class WarehouseSites {

  /** How many sites there are. */
  public static final int MAXIMUM = 24;

  private static final Map<String, String> COUNTRIES =
      Map.of("USA", "US", "Mexico", "MX", "Canada", "CA");

  private WarehouseSites() {}

  /**
   * One site.
   *
   * @param foodMartId FoodMart's warehouse_id, 1 to 24
   * @param node the warehouse a stack makes of it
   */
  public record Site(int foodMartId, StackWarehouse node) {}

  /** The first sites of the list, at most {@link #MAXIMUM}. */
  public static List<StackWarehouse> first(int count) {
    if (count < 1 || count > MAXIMUM) {
      throw new WrongArgument("--warehouses must lie between 1 and " + MAXIMUM + ", not " + count);
    }
    return all().stream().limit(count).map(Site::node).toList();
  }

  /** Every site, in order. */
  public static List<Site> all() {
    Map<Integer, JsonNode> warehouses = new HashMap<>();
    for (JsonNode row : lines("/warehouse.json", WarehouseSites::json)) {
      warehouses.put(row.get("warehouse_id").asInt(), row);
    }
    return lines("/io/holdfast/stack/layout/warehouse-sites.csv", line -> line.split(",")).stream()
        .map(fields -> site(fields, warehouses.get(Integer.valueOf(fields[0]))))
        .toList();
  }

  private static Site site(String[] fields, JsonNode row) {
    return new Site(
        Integer.parseInt(fields[0]),
        new StackWarehouse(
            fields[1],
            row.get("warehouse_name").asText().replaceAll("\\s+", " "),
            row.get("warehouse_city").asText(),
            COUNTRIES.get(row.get("warehouse_country").asText()),
            Double.parseDouble(fields[2]),
            Double.parseDouble(fields[3])));
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> lines(String resource, Function<String, T> parser) {
    try (InputStream in = WarehouseSites.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).map(parser).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
