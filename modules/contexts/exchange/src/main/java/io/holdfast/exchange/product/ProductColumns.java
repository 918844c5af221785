package io.holdfast.exchange.product;

import io.holdfast.catalog.Product;
import io.holdfast.catalog.ScheduledPrice;
import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** A product as a row. */
final class ProductColumns {
  static final List<String> HEADER =
      List.of(
          "sku",
          "name",
          "brand",
          "family",
          "department",
          "category",
          "subcategory",
          "price",
          "currency",
          "prices");
  static final Columns COLUMNS =
      new Columns(
          List.of("sku", "name", "price", "currency"),
          List.of("brand", "family", "department", "category", "subcategory", "prices"),
          List.of());

  private static final Pattern NAME = Pattern.compile(TextForms.NAME);
  private static final Pattern SHORT = Pattern.compile(TextForms.SHORT);
  private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

  private ProductColumns() {}

  /**
   * Reads a row.
   *
   * @throws RowRejectedException if it breaks a rule
   */
  static Product product(CsvRow row) {
    Sku sku = row.value("sku", Sku::new);
    BigDecimal price = row.amount("price");
    if (price.compareTo(HIGHEST_PRICE) > 0) {
      throw new RowRejectedException("price must be " + HIGHEST_PRICE + " at most");
    }
    return new Product(
        sku,
        row.text("name", NAME, TextForms.NAME_RULE),
        shortText(row, "brand"),
        shortText(row, "category"),
        shortText(row, "department"),
        shortText(row, "family"),
        shortText(row, "subcategory"),
        row.value("currency", currency -> Money.of(price, currency)));
  }

  /**
   * The prices beside the product's own.
   *
   * @throws RowRejectedException if they break a rule
   */
  static List<ScheduledPrice> prices(CsvRow row, Product product) {
    List<ScheduledPrice> prices = FurtherPrices.read(row.text("prices"));
    String own = product.price().currency();
    if (prices.stream().anyMatch(p -> p.inForce() && p.price().currency().equals(own))) {
      throw new RowRejectedException("what it costs now in " + own + " belongs to price");
    }
    return prices;
  }

  private static String shortText(CsvRow row, String column) {
    return row.text(column, SHORT, TextForms.SHORT_RULE);
  }

  static Object[] row(Product product, List<ScheduledPrice> prices) {
    return new Object[] {
      product.sku().value(),
      product.name(),
      product.brand(),
      product.family(),
      product.department(),
      product.category(),
      product.subcategory(),
      product.price().amount(),
      product.price().currency(),
      FurtherPrices.text(prices)
    };
  }
}
