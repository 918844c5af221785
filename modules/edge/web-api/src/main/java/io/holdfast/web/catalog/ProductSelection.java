package io.holdfast.web.catalog;

import io.holdfast.catalog.ProductFilter;
import io.holdfast.catalog.ProductPosition;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.catalog.ProductSort;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.problems.Problem;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which products a listing shows and in which order, a bean parameter. */
public final class ProductSelection {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,1400}");

  @QueryParam("q")
  @Parameter(
      description =
          "Words of name, brand, classes or SKU; beginnings suffice, a typing error is forgiven")
  String q;

  @QueryParam("category")
  @Parameter(description = "Exact category")
  String category;

  @QueryParam("brand")
  @Parameter(description = "Exact brand")
  String brand;

  @QueryParam("family")
  @Parameter(description = "Exact family, the broadest class")
  String family;

  @QueryParam("department")
  @Parameter(description = "Exact department")
  String department;

  @QueryParam("subcategory")
  @Parameter(description = "Exact subcategory, the narrowest class")
  String subcategory;

  @QueryParam("minPrice")
  @Parameter(description = "Lowest price", schema = @Schema(type = SchemaType.NUMBER))
  String minPrice;

  @QueryParam("maxPrice")
  @Parameter(description = "Highest price", schema = @Schema(type = SchemaType.NUMBER))
  String maxPrice;

  @QueryParam("inStock")
  @Parameter(
      description =
          "Only what is available now, or only what is not. A page may then be short though a next"
              + " one exists",
      schema = @Schema(type = SchemaType.BOOLEAN))
  String inStock;

  @QueryParam("sort")
  @Parameter(
      description = "Default: relevance",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"relevance", "name", "price"}))
  String sort;

  @QueryParam("facets")
  @Parameter(
      description = "Whether the answer counts all that match by category and brand",
      schema = @Schema(type = SchemaType.BOOLEAN))
  String facets;

  /**
   * As a query for one page.
   *
   * @throws io.holdfast.web.problems.ProblemException 400, naming the parameter
   */
  ProductQuery query(PageRequest page) {
    ProductFilter filter =
        new ProductFilter(
            words(),
            Parameters.optionalText("category", category),
            Parameters.optionalText("brand", brand),
            Parameters.optionalText("family", family),
            Parameters.optionalText("department", department),
            Parameters.optionalText("subcategory", subcategory),
            amount("minPrice", minPrice),
            amount("maxPrice", maxPrice));
    String cursor = page.cursor(CURSOR);
    try {
      ProductPosition after = cursor == null ? null : ProductPosition.parse(cursor);
      return new ProductQuery(filter, sort(), after, page.limit());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("cursor", "is none that this list has handed out").asException();
    }
  }

  /** Whether only available or only unavailable products are wanted; null for all. */
  Boolean inStock() {
    return Parameters.optionalFlag("inStock", inStock);
  }

  /** Whether counts are wanted. */
  boolean facets() {
    return Parameters.flag("facets", facets);
  }

  private String words() {
    String text = Parameters.optionalText("q", q);
    return text == null || text.isBlank() ? null : text;
  }

  private ProductSort sort() {
    if (sort == null || sort.isEmpty()) {
      return ProductSort.RELEVANCE;
    }
    return Arrays.stream(ProductSort.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(sort))
        .findFirst()
        .orElseThrow(
            () -> Problem.invalid("sort", "must be relevance, name or price").asException());
  }

  private static BigDecimal amount(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!AMOUNT.matcher(value).matches()) {
      throw Problem.invalid(name, "must be an amount such as 12.34").asException();
    }
    return new BigDecimal(value);
  }
}
