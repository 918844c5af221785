package io.holdfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductFilter;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.catalog.ProductSort;
import io.holdfast.kernel.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred thousand products, imported from a file that is in no memory as a whole. */
@Timeout(180)
class ManyProductsTest {
  private static final int PRODUCTS = 100_000;
  private static final Duration IMPORT = Duration.ofSeconds(60);
  private static final Duration PAGE = Duration.ofMillis(50);
  private static final Duration FACETS = Duration.ofMillis(150);
  private static final String[] BRANDS = {
    "Washington", "Hermanos", "Tell Tale", "Ebony", "High Top", "Fast", "Golden", "Nationeel"
  };
  private static final String[] KINDS = {"Low Fat", "Fresh", "Canned", "Mixed", "Frozen", "Dried"};
  private static final String[] GOODS = {
    "Chocolate", "Peanuts", "Berry Juice", "Cola", "Milk", "Potatoes", "Shrimp", "Bagels"
  };

  private static ExchangeFixture exchange;
  private static ImportReport report;
  private static Duration took;

  @BeforeAll
  static void load() throws IOException {
    exchange = ExchangeFixture.open();
    long from = System.nanoTime();
    UUID id = exchange.upload(ImportKind.PRODUCTS, file());
    exchange.worker().workOff();
    took = Duration.ofNanos(System.nanoTime() - from);
    report = exchange.report(id);
    exchange.hub().execute("ANALYZE catalog.product");
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  private static InputStream file() {
    Iterator<InputStream> lines =
        Stream.concat(
                Stream.of("sku,name,brand,category,price,currency\n"),
                IntStream.range(0, PRODUCTS).mapToObj(ManyProductsTest::row))
            .<InputStream>map(
                line -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(
        new java.util.Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return lines.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return lines.next();
          }
        });
  }

  private static String row(int i) {
    String brand = BRANDS[i % BRANDS.length];
    String good = GOODS[i / 7 % GOODS.length];
    return "m-%d,%s %s %s%s %d,%s,%s,%d.%02d,USD\n"
        .formatted(
            i,
            brand,
            KINDS[i / 3 % KINDS.length],
            i % 3 == 0 ? "Organic " : "",
            good,
            i % 997,
            brand,
            good,
            i % 90,
            i % 100);
  }

  @Test
  void a_hundred_thousand_products_come_in_within_a_minute() {
    assertThat(report.state()).isEqualTo(ImportState.DONE);
    assertThat(report.accepted()).isEqualTo(PRODUCTS);
    assertThat(exchange.hub().count("SELECT count(*) FROM catalog.product")).isEqualTo(PRODUCTS);
    assertThat(took).isLessThan(IMPORT);
  }

  @Test
  void the_hundredth_page_costs_as_little_as_the_first_also_with_a_typing_error() {
    for (String text : List.of("washington juice", "choclate", "fresh pean", "shrmip 42")) {
      for (ProductSort sort : ProductSort.values()) {
        ProductQuery query = new ProductQuery(filter(text), sort, null, 200);
        Page<Product> page = exchange.catalog().list(query);
        assertThat(page.items()).as(text).isNotEmpty();
        for (int i = 1; i < 5 && page.nextCursor() != null; i++) {
          query = query.from(page.nextCursor(), 200);
          page = exchange.catalog().list(query);
        }
        ProductQuery first = new ProductQuery(filter(text), sort, null, 10);
        ProductQuery last = page.nextCursor() == null ? query : query.from(page.nextCursor(), 10);
        assertThat(median(() -> exchange.catalog().list(first))).as(text).isLessThan(PAGE);
        assertThat(median(() -> exchange.catalog().list(last))).as(text).isLessThan(PAGE);
      }
    }
  }

  /** Where many match, a page is found without sorting them all. */
  @Test
  void a_word_that_a_third_of_all_products_have_is_found_in_order_and_quickly() {
    List<String> found = new ArrayList<>();
    ProductQuery query = new ProductQuery(filter("organic"), ProductSort.RELEVANCE, null, 200);
    Page<Product> page = exchange.catalog().list(query);
    for (int i = 0; i < 5; i++) {
      page.items().forEach(product -> found.add(product.sku().value()));
      query = query.from(page.nextCursor(), 200);
      page = exchange.catalog().list(query);
    }

    assertThat(found)
        .isEqualTo(
            exchange
                .hub()
                .texts(
                    """
                    SELECT sku FROM catalog.product WHERE name LIKE '%Organic%'
                    ORDER BY name_key, sku LIMIT 1000"""));
    ProductQuery last = query;
    assertThat(median(() -> exchange.catalog().list(last))).isLessThan(PAGE);
  }

  @Test
  void facets_and_plain_lists_are_quick() {
    assertThat(median(() -> exchange.catalog().facets(filter("juice")))).isLessThan(FACETS);
    assertThat(median(() -> exchange.catalog().facets(filter(null)))).isLessThan(FACETS);
    for (ProductSort sort : ProductSort.values()) {
      assertThat(
              median(
                  () -> exchange.catalog().list(new ProductQuery(filter(null), sort, null, 200))))
          .isLessThan(PAGE);
    }
  }

  private static ProductFilter filter(String text) {
    return ProductFilter.of(text, null);
  }

  /** The median of a few, so that a busy machine does not decide. */
  private static Duration median(Supplier<?> work) {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      long from = System.nanoTime();
      work.get();
      times.add(Duration.ofNanos(System.nanoTime() - from));
    }
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
