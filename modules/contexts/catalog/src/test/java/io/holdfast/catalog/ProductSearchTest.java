package io.holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ProductSearchTest {
  private static TestDatabase hub;
  private static Catalog catalog;

  @BeforeAll
  static void open() {
    hub = TestDatabases.hub();
    ServerThreads silent = new ServerThreads(work -> new Thread(() -> {}), Runnable::run);
    HubDatabase database =
        new HubDatabase(
            hub.xa(),
            hub.plain(),
            new Relays(events -> {}, silent),
            TestTransactions.get().transactions());
    catalog =
        new Catalog(
            database,
            TestTransactions.get().transactions(),
            (unit, source) -> EntityManagers.open(unit, hub.xa()));
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static Product product(String sku, String name, String brand, String category) {
    return new Product(
        new Sku(sku), name, brand, category, "Groceries", "Food", "", new Money(100, "USD"));
  }

  private static void store(Product... products) {
    catalog.store(List.of(products));
  }

  private static ProductFilter text(String text) {
    return ProductFilter.of(text, null);
  }

  private static List<String> skus(ProductFilter filter, ProductSort sort) {
    return catalog.list(new ProductQuery(filter, sort, null, 200)).items().stream()
        .map(found -> found.sku().value())
        .toList();
  }

  private static List<String> found(String text) {
    return skus(text(text), ProductSort.RELEVANCE);
  }

  @Test
  void names_with_every_word_come_first_then_other_places_then_beginnings() {
    store(
        product("1", "Teapot", "Acme", "Pots"),
        product("2", "Sencha", "Acme", "Tea"),
        product("3", "Green tea", "Acme", "Drinks"),
        product("4", "Black tea", "Acme", "Tea"),
        product("5", "Coffee", "Acme", "Drinks"));

    assertThat(found("tea")).containsExactly("4", "3", "2", "1");
    assertThat(found("ACME drinks")).containsExactly("5", "3");
    assertThat(found("tea green")).containsExactly("3");
    assertThat(found("te")).containsExactly("4", "3", "2", "1");
    assertThat(found("groceries food")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "choclate, chocolate",
    "chocolatte, chocolate",
    "chocolaet, chocolate",
    "chcoolate, chocolate",
    "chokolade, chocolate",
    "biscits, biscuits",
    "mlik, milk",
    "bier, beer",
    "bear, beer",
    "te, tea",
    "tae, tea",
    "wahsington, washington"
  })
  void a_typing_error_is_forgiven(String typed, String meant) {
    store(
        product("chocolate", "Chocolate", "Acme", "Candy"),
        product("biscuits", "Butter biscuits", "Acme", "Bakery"),
        product("milk", "Whole milk", "Acme", "Dairy"),
        product("beer", "Lager beer", "Acme", "Drinks"),
        product("tea", "Green tea", "Acme", "Hot"),
        product("washington", "Apples", "Washington", "Fruit"));

    assertThat(found(typed)).containsExactly(meant);
    assertThat(found(typed + " " + meant)).containsExactly(meant);
    assertThat(found("xyzzy " + typed)).isEmpty();
  }

  @Test
  void a_word_that_exists_is_not_corrected() {
    store(product("1", "Beer", "Acme", "Drinks"), product("2", "Bear", "Acme", "Toys"));

    assertThat(found("beer")).containsExactly("1");
    assertThat(found("bear")).containsExactly("2");
    assertThat(found("baer")).containsExactly("2", "1");
  }

  @Test
  void a_product_is_found_by_its_sku_and_by_the_beginning_of_it() {
    store(product("FM-12", "Tea", "", ""), product("fm-123", "Jam", "", ""));

    assertThat(found("fm-12")).containsExactly("FM-12", "fm-123");
    assertThat(found("FM-123")).containsExactly("fm-123");
    assertThat(found("fm-12 jam")).containsExactly("fm-123");
    assertThat(found("fm-9")).isEmpty();
  }

  @Test
  void words_of_any_kind_are_only_words() {
    store(product("1", "Crème brûlée 7-Up 100% o'clock", "", ""));

    for (String text :
        List.of(
            "crème", "CRÈME", "o'clock", "100%", "7-up", "crème & ( ! |", "\\ crème", "'crème")) {
      assertThat(found(text)).as(text).containsExactly("1");
    }
    for (String text : List.of("'", "&", "\\", ":*", "a:*b", "'; DROP", "x".repeat(200), "%")) {
      assertThat(found(text)).as(text).isEmpty();
    }
  }

  @Test
  void changed_and_retired_products_are_found_as_they_are_now() {
    store(product("1", "Tea", "", ""), product("2", "Tea", "", ""));
    store(product("1", "Kombucha", "", ""));
    catalog.retire(new Sku("2"));

    assertThat(found("tea")).isEmpty();
    assertThat(found("kombuhca")).containsExactly("1");
    assertThat(catalog.facets(text(null)).category()).isEmpty();
    assertThat(catalog.classes()).singleElement().satisfies(one -> assertThat(one.count()).isOne());
  }

  @Test
  void filters_narrow_and_facets_count_what_is_left() {
    store(
        product("1", "Green tea", "Acme", "Tea"),
        product("2", "Black tea", "Acme", "Tea"),
        product("3", "Tea biscuits", "Baker", "Bakery"),
        product("4", "Bread", "Baker", "Bakery"),
        product("5", "Nothing", "", ""));

    ProductFilter bakery =
        new ProductFilter(null, null, "Baker", "Food", "Groceries", null, null, null);
    assertThat(skus(bakery, ProductSort.NAME)).containsExactly("4", "3");
    assertThat(
            skus(
                new ProductFilter("tea", "Bakery", null, null, null, null, null, null),
                ProductSort.RELEVANCE))
        .containsExactly("3");
    Facets facets = catalog.facets(text("tea"));
    assertThat(facets.category())
        .containsExactly(new Facets.Count("Tea", 2), new Facets.Count("Bakery", 1));
    assertThat(facets.brand())
        .containsExactly(new Facets.Count("Acme", 2), new Facets.Count("Baker", 1));
    assertThat(catalog.facets(bakery).category()).containsExactly(new Facets.Count("Bakery", 2));
    assertThat(catalog.facets(text("&")).brand()).isEmpty();
  }

  @Test
  void prices_are_compared_as_amounts_in_every_currency_of_the_platform() {
    List<Product> products = new ArrayList<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() >= 0) {
        String code = currency.getCurrencyCode();
        products.add(
            new Product(new Sku(code), code, "", "", "", Money.of(new BigDecimal(7), code)));
      }
    }
    for (int from = 0; from < products.size(); from += 200) {
      catalog.store(products.subList(from, Math.min(from + 200, products.size())));
    }

    assertThat(hub.count("SELECT count(*) FROM catalog.product WHERE amount = 7"))
        .isEqualTo(products.size());
  }

  @Test
  void products_are_sorted_and_filtered_by_price() {
    catalog.store(
        List.of(
            new Product(new Sku("a"), "A", "", "", "", new Money(1000, "USD")),
            new Product(new Sku("b"), "B", "", "", "", new Money(9, "JPY")),
            new Product(new Sku("c"), "C", "", "", "", new Money(9_500, "KWD")),
            new Product(new Sku("d"), "D", "", "", "", new Money(1000, "USD"))));

    assertThat(skus(text(null), ProductSort.PRICE)).containsExactly("b", "c", "a", "d");
    ProductFilter range =
        new ProductFilter(
            null, null, null, null, null, null, new BigDecimal("9.5"), new BigDecimal("9.999"));
    assertThat(skus(range, ProductSort.PRICE)).containsExactly("c");
  }

  @Test
  void classes_are_paths_with_counts() {
    store(
        product("1", "Green tea", "", "Tea"),
        product("2", "Black tea", "", "Tea"),
        product("3", "Bread", "", "Bakery"));

    assertThat(catalog.classes())
        .containsExactly(
            new ClassCount(List.of("Food", "Groceries", "Bakery", ""), 1),
            new ClassCount(List.of("Food", "Groceries", "Tea", ""), 2));
  }
}
