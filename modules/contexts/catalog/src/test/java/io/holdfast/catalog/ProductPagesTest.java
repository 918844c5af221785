package io.holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Page;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProductPagesTest {
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

  /** All pages of a listing. */
  private static List<String> pages(ProductFilter filter, ProductSort sort, int limit) {
    List<String> skus = new ArrayList<>();
    ProductQuery query = new ProductQuery(filter, sort, null, limit);
    Page<Product> page = catalog.list(query);
    page.items().forEach(product -> skus.add(product.sku().value()));
    while (page.nextCursor() != null) {
      assertThat(page.items()).hasSize(limit);
      page = catalog.list(query.from(page.nextCursor(), limit));
      page.items().forEach(product -> skus.add(product.sku().value()));
    }
    return skus;
  }

  @Test
  void every_page_of_every_order_goes_on_where_the_one_before_ended() {
    Random random = new Random(7);
    List<Product> products = new ArrayList<>();
    String[] words = {"tea", "Teapot", "green", "black", "TEA", "jam"};
    for (int i = 0; i < 197; i++) {
      products.add(
          new Product(
              new Sku("p" + i),
              words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)],
              "b" + random.nextInt(3),
              random.nextBoolean() ? "Tea" : "Jam",
              "",
              new Money(random.nextInt(5), "USD")));
    }
    Collections.shuffle(products, random);
    catalog.store(products);

    for (ProductSort sort : ProductSort.values()) {
      for (ProductFilter filter :
          List.of(
              text(null),
              text("tea"),
              text("te b1"),
              ProductFilter.of(null, "Tea"),
              new ProductFilter(null, null, "b1", null, null, null, null, BigDecimal.ONE))) {
        List<String> whole = pages(filter, sort, 200);
        assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(pages(filter, sort, 3)).isEqualTo(whole);
        assertThat(pages(filter, sort, 1)).isEqualTo(whole);
      }
    }
  }

  @Test
  void a_page_that_others_change_meanwhile_repeats_and_skips_none_that_stay() {
    store(
        IntStream.range(0, 9)
            .mapToObj(i -> product("p" + i, "Tea " + i, "", ""))
            .toArray(Product[]::new));
    ProductQuery query = new ProductQuery(text("tea"), ProductSort.NAME, null, 4);
    Page<Product> first = catalog.list(query);
    store(product("p3", "Tea 9", "", ""), product("new", "Tea 00", "", ""));

    Page<Product> second = catalog.list(query.from(first.nextCursor(), 200));

    assertThat(second.items())
        .extracting(product -> product.sku().value())
        .containsExactly("p4", "p5", "p6", "p7", "p8", "p3");
  }

  @Test
  void a_cursor_of_another_order_or_a_made_up_one_is_refused() {
    String byName = new ProductPosition(ProductPosition.Order.NAME, 0, "tea", new Sku("1")).text();

    assertThat(ProductPosition.parse(byName).key()).isEqualTo("tea");
    assertThatThrownBy(
            () ->
                new ProductQuery(text(null), ProductSort.PRICE, ProductPosition.parse(byName), 10))
        .isInstanceOf(IllegalArgumentException.class);
    for (String made :
        List.of("x", "", "____", "UFJJQ0UKMAphCjFFOTk5OTk5OTk5", "TUFUQ0gKOQphCmI")) {
      assertThatThrownBy(() -> ProductPosition.parse(made))
          .as(made)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
