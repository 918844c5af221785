package io.holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static TestDatabase hub;
  private static Catalog catalog;

  private static Catalog catalog(TestDatabase hub) {
    ServerThreads silent = new ServerThreads(work -> new Thread(() -> {}), Runnable::run);
    HubDatabase database =
        new HubDatabase(
            hub.xa(),
            hub.plain(),
            new Relays(events -> {}, silent),
            TestTransactions.get().transactions());
    return new Catalog(
        database,
        TestTransactions.get().transactions(),
        (unit, source) -> EntityManagers.open(unit, hub.xa()));
  }

  @BeforeAll
  static void open() {
    hub = TestDatabases.hub();
    catalog = catalog(hub);
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static Product product(String sku, String name, String category, long cents) {
    return new Product(new Sku(sku), name, "Acme", category, "Food", new Money(cents, "USD"));
  }

  @Test
  void a_stored_product_is_found_as_it_was() {
    Product tea = product("tea", "Green tea \"extra\" é", "Tea", 399);

    assertThat(catalog.store(List.of(tea))).isEqualTo(1);

    assertThat(catalog.find(new Sku("tea"))).contains(tea);
    assertThat(catalog.find(new Sku("jam"))).isEmpty();
  }

  @Test
  void a_price_has_the_decimals_of_its_currency() {
    for (String currency : List.of("JPY", "USD", "KWD")) {
      Product tea = new Product(new Sku("tea"), "Tea", "", "", "", new Money(1200, currency));
      catalog.store(List.of(tea));

      assertThat(catalog.find(new Sku("tea"))).contains(tea);
      assertThat(catalog.prices(List.of(new Sku("tea"))).get(new Sku("tea")).amount())
          .isEqualTo(tea.price().amount());
    }
  }

  @Test
  void a_product_stored_again_is_changed_and_its_version_advances() {
    catalog.store(List.of(product("tea", "Tea", "Tea", 399)));
    catalog.store(List.of(product("tea", "Tea", "Tea", 1), product("tea", "Better tea", "Tea", 2)));

    assertThat(catalog.find(new Sku("tea"))).contains(product("tea", "Better tea", "Tea", 2));
    assertThat(hub.texts("SELECT version FROM catalog.product")).containsExactly("2");
  }

  private static List<String> published() {
    return hub.texts(
        """
        SELECT type || ' ' || aggregate_id || ' ' || aggregate_version
          || coalesce(' ' || (data::jsonb ->> 'priceMinorUnits'), '')
        FROM messaging.outbox ORDER BY id""");
  }

  @Test
  void new_and_changed_products_are_published_and_unchanged_ones_are_not() {
    catalog.store(List.of(product("tea", "Tea", "Tea", 399), product("jam", "Jam", "Jam", 250)));

    catalog.store(List.of(product("tea", "Tea", "Tea", 400), product("jam", "Jam", "Jam", 250)));

    assertThat(published())
        .containsExactlyInAnyOrder(
            "io.holdfast.product.created.v1 tea 1 399",
            "io.holdfast.product.created.v1 jam 1 250",
            "io.holdfast.product.changed.v1 tea 2 400");
  }

  @Test
  void a_retired_product_is_published_and_not_sold_until_it_is_stored_again() {
    Product tea = product("tea", "Tea", "Tea", 399);
    catalog.store(List.of(tea));

    assertThat(catalog.retire(tea.sku())).isTrue();
    assertThat(catalog.retire(tea.sku())).isFalse();
    assertThat(catalog.retire(new Sku("gold"))).isFalse();

    assertThat(catalog.prices(List.of(tea.sku()))).isEmpty();
    assertThat(skus(ProductQuery.of(null, null, null, 10))).isEmpty();
    assertThat(catalog.find(tea.sku())).contains(tea);
    catalog.store(List.of(tea));
    assertThat(catalog.prices(List.of(tea.sku()))).containsKey(tea.sku());
    assertThat(published())
        .containsExactly(
            "io.holdfast.product.created.v1 tea 1 399",
            "io.holdfast.product.retired.v1 tea 2",
            "io.holdfast.product.changed.v1 tea 3 399");
  }

  @Test
  void products_are_listed_page_by_page_in_the_order_of_their_skus() {
    catalog.store(
        Stream.of("d", "b", "e", "a", "c").map(s -> product(s, "P " + s, "Tea", 1)).toList());
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<Product> page = catalog.list(ProductQuery.of(null, null, cursor, 2));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(p -> seen.add(p.sku().value()));
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void a_search_finds_words_in_any_case_and_in_any_order_and_narrows_by_category() {
    catalog.store(
        List.of(
            product("1", "Green Tea", "Tea", 1),
            product("2", "Black Tea", "Tea", 1),
            product("3", "Tea Biscuit", "Biscuits", 1)));

    assertThat(skus(ProductQuery.of("tea green", null, null, 10))).containsExactly("1");
    assertThat(skus(ProductQuery.of("TEA", null, null, 10))).containsExactly("2", "1", "3");
    assertThat(skus(ProductQuery.of("tea", "Biscuits", null, 10))).containsExactly("3");
    assertThat(skus(ProductQuery.of(null, "Tea", null, 10))).containsExactly("1", "2");
    assertThat(skus(ProductQuery.of("coffee", null, null, 10))).isEmpty();
  }

  @Test
  void a_search_for_the_language_of_queries_is_only_words() {
    catalog.store(List.of(product("1", "Green Tea", "Tea", 1)));

    assertThat(skus(ProductQuery.of("' | & ! (tea", null, null, 10))).containsExactly("1");
    assertThat(skus(ProductQuery.of("'; DROP TABLE catalog.product; --", null, null, 10)))
        .isEmpty();
    assertThat(catalog.find(new Sku("1"))).isPresent();
  }

  private static List<String> skus(ProductQuery query) {
    return catalog.list(query).items().stream().map(p -> p.sku().value()).toList();
  }

  @Test
  void prices_of_many_are_read_at_once_and_unknown_ones_are_missing() {
    catalog.store(List.of(product("tea", "Tea", "Tea", 399), product("jam", "Jam", "Jam", 250)));

    assertThat(catalog.prices(List.of(new Sku("tea"), new Sku("gold"), new Sku("jam"))))
        .isEqualTo(
            Map.of(new Sku("tea"), new Money(399, "USD"), new Sku("jam"), new Money(250, "USD")));
    assertThat(catalog.prices(List.of())).isEmpty();
  }
}
