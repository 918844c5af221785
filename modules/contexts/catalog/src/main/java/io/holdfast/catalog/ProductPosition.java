package io.holdfast.catalog;

import io.holdfast.kernel.Sku;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The position of a product in a listing. It stays where it is if the product changes.
 *
 * @param tier of a search by relevance, 1 to 3; otherwise 0
 * @param key what the listing is sorted by: name in small letters or price; empty for the SKU
 */
public record ProductPosition(Order order, int tier, String key, Sku sku) {
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,19}(\\.[0-9]{1,4})?");
  private static final int TIERS = 3;
  private static final int PARTS = 4;

  /** What a listing is sorted by. */
  public enum Order {
    SKU,
    MATCH,
    NAME,
    PRICE
  }

  /**
   * @throws IllegalArgumentException if the parts do not belong together
   */
  public ProductPosition {
    boolean searched = order == Order.MATCH;
    if (searched != (tier >= 1 && tier <= TIERS) || key.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no position");
    }
    if (order == Order.PRICE && !PRICE.matcher(key).matches()) {
      throw new IllegalArgumentException("no price");
    }
  }

  /** The order that a listing has. */
  public static Order orderOf(ProductFilter filter, ProductSort sort) {
    return switch (sort) {
      case NAME -> Order.NAME;
      case PRICE -> Order.PRICE;
      case RELEVANCE -> filter.text() == null ? Order.SKU : Order.MATCH;
    };
  }

  /** As a cursor: letters, digits, hyphens and underscores. */
  public String text() {
    String plain = order + "\n" + tier + "\n" + sku + "\n" + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ProductPosition parse(String cursor) {
    String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    String[] parts = plain.split("\n", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("no position");
    }
    return new ProductPosition(
        Order.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[3], new Sku(parts[2]));
  }
}
