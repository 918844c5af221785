package io.holdfast.stack.load.foodmart;

/**
 * Something FoodMart sells.
 *
 * @param number FoodMart's {@code product_id}
 * @param price suggested retail price in US dollars with two decimals, e.g. {@code 2.85}
 */
public record FoodMartProduct(
    int number,
    String name,
    String brand,
    String category,
    String department,
    String family,
    String subcategory,
    String price) {

  /** The SKU of this article in Holdfast. */
  public String sku() {
    return sku(number);
  }

  /** The SKU of FoodMart's {@code product_id}. */
  public static String sku(int number) {
    return "fm-" + number;
  }
}
