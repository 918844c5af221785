package io.holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProductPricesTest {
  private static final Sku TEA = new Sku("tea");
  private static final Instant LATER =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);

  private final TestDatabase hub = TestDatabases.hub();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final HubDatabase database =
      new HubDatabase(
          hub.xa(),
          hub.plain(),
          new Relays(events -> {}, new ServerThreads(work -> new Thread(() -> {}), Runnable::run)),
          transactions);
  private final Catalog catalog =
      new Catalog(database, transactions, (unit, source) -> EntityManagers.open(unit, hub.xa()));
  private final ProductPrices prices = new ProductPrices(database, transactions);

  @AfterEach
  void close() {
    hub.close();
  }

  private void sell(long cents) {
    catalog.store(List.of(new Product(TEA, "Tea", "Acme", "Tea", "Food", new Money(cents, "USD"))));
  }

  private PriceList now() {
    return prices.now(List.of(TEA)).get(TEA);
  }

  /** A day passes: what was to begin tomorrow begins now. */
  private void waitADay() {
    hub.execute("UPDATE catalog.price SET valid_from = valid_from - interval '1 day 1 second'");
  }

  private long stillPriced(long cents, String currency) {
    return hub.count(
        "SELECT catalog.still_priced(ARRAY['tea'], ARRAY[%d]::bigint[], ARRAY['%s'])"
            .formatted(cents, currency));
  }

  @Test
  void a_product_has_a_price_in_each_currency_that_it_was_given_one_in() {
    sell(100);
    prices.put(TEA, new Money(90, "EUR"), Instant.now());

    assertThat(now().in(null)).contains(new Money(100, "USD"));
    assertThat(now().in("USD")).contains(new Money(100, "USD"));
    assertThat(now().in("EUR")).contains(new Money(90, "EUR"));
    assertThat(now().in("GBP")).isEmpty();
    assertThat(stillPriced(90, "EUR")).isEqualTo(1);
    assertThat(stillPriced(90, "GBP")).isZero();
  }

  @Test
  void a_future_price_takes_effect_by_itself() {
    sell(100);
    prices.put(TEA, new Money(150, "USD"), LATER);
    prices.put(TEA, new Money(140, "EUR"), LATER);
    assertThat(now()).isEqualTo(PriceList.of(new Money(100, "USD")));

    waitADay();

    assertThat(now().base()).isEqualTo(new Money(150, "USD"));
    assertThat(now().in("EUR")).contains(new Money(140, "EUR"));
    assertThat(stillPriced(150, "USD")).isEqualTo(1);
    assertThat(stillPriced(100, "USD")).isZero();
    assertThat(catalog.prices(List.of(TEA))).containsEntry(TEA, new Money(150, "USD"));
  }

  @Test
  void lists_show_a_price_once_it_has_begun_and_an_event_tells_of_it_once() {
    sell(100);
    prices.put(TEA, new Money(150, "USD"), LATER);
    waitADay();

    assertThat(prices.apply()).isEqualTo(1);
    assertThat(prices.apply()).isZero();

    assertThat(catalog.find(TEA).orElseThrow().price()).isEqualTo(new Money(150, "USD"));
    assertThat(hub.count("SELECT count(*) FROM messaging.outbox WHERE stream = 'holdfast.catalog'"))
        .isEqualTo(2);
    assertThat(now().base()).isEqualTo(new Money(150, "USD"));
  }

  @Test
  void whoever_changes_the_product_sets_its_price_from_now_on() {
    sell(100);
    prices.put(TEA, new Money(150, "USD"), LATER);
    waitADay();
    prices.apply();

    sell(120);

    assertThat(now().base()).isEqualTo(new Money(120, "USD"));
    assertThat(stillPriced(120, "USD")).isEqualTo(1);
  }

  @Test
  void prices_are_listed_with_the_one_in_force_and_can_be_taken_back() {
    sell(100);
    prices.put(TEA, new Money(90, "EUR"), Instant.now());
    prices.put(TEA, new Money(80, "EUR"), LATER);

    assertThat(prices.list(TEA))
        .extracting(p -> p.price() + " " + p.inForce())
        .containsExactly(
            new Money(90, "EUR") + " true",
            new Money(80, "EUR") + " false",
            new Money(100, "USD") + " true");

    assertThat(prices.drop(TEA, "EUR", LATER)).isTrue();
    assertThat(prices.drop(TEA, "EUR", LATER)).isFalse();
    waitADay();
    assertThat(now().in("EUR")).contains(new Money(90, "EUR"));
  }

  @Test
  void the_same_time_again_replaces_the_price() {
    sell(100);
    prices.put(TEA, new Money(150, "USD"), LATER);
    prices.put(TEA, new Money(160, "USD"), LATER);

    waitADay();

    assertThat(now().base()).isEqualTo(new Money(160, "USD"));
  }

  @Test
  void an_unknown_product_has_no_prices_and_the_number_of_future_ones_is_bounded() {
    assertThatThrownBy(() -> prices.put(TEA, new Money(1, "USD"), LATER))
        .isInstanceOf(UnknownProductException.class);
    assertThatThrownBy(() -> prices.list(TEA)).isInstanceOf(UnknownProductException.class);

    sell(100);
    hub.execute(
        """
        INSERT INTO catalog.price (sku, currency, valid_from, price_cents)
        SELECT 'tea', 'USD', now() + i * interval '1 hour', i FROM generate_series(1, 100) i""");

    assertThatThrownBy(() -> prices.put(TEA, new Money(1, "USD"), LATER))
        .isInstanceOf(TooManyPricesException.class);
  }
}
