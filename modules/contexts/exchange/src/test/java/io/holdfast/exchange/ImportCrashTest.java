package io.holdfast.exchange;

import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Product;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server is killed in the middle of an import, and another one goes on. */
@Timeout(180)
class ImportCrashTest {

  /** Imports what waits, in a JVM of its own. */
  static final class Server {
    public static void main(String[] names) {
      new ExchangeFixture(
              TestDatabases.open(names[0]),
              TestDatabases.open(names[1]),
              TestDatabases.open(names[2]))
          .worker()
          .workOff();
      System.exit(0);
    }
  }

  private static void die(ExchangeFixture exchange, XaCall call, int nth, Moment moment) {
    ForkedJvm.Ended ended =
        ForkedJvm.of(Server.class)
            .databases(exchange.databases())
            .faults(new FaultPlan().dieAt(call, nth, moment))
            .run(Duration.ofSeconds(120));
    assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
    TestTransactions.get().recover();
  }

  @Test
  void an_import_of_products_that_was_killed_goes_on_where_it_stopped() {
    try (ExchangeFixture exchange = ExchangeFixture.open()) {
      String file =
          IntStream.rangeClosed(1, 1_700)
              .mapToObj(i -> "p-" + i + ",\"Product\n" + i + "\",1,USD\n")
              .collect(Collectors.joining("", "sku,name,price,currency\n", "bad,,1,USD\n"));
      UUID id = exchange.upload(ImportKind.PRODUCTS, file);

      die(exchange, COMMIT, 2, BEFORE);
      assertThat(exchange.report(id).rows()).isEqualTo(500);
      exchange.endLeases();
      die(exchange, COMMIT, 1, AFTER);
      assertThat(exchange.report(id).rows()).isEqualTo(1_000);
      exchange.endLeases();
      exchange.worker().workOff();

      assertThat(exchange.report(id).state()).isEqualTo(ImportState.DONE);
      assertThat(exchange.report(id).accepted()).isEqualTo(1_700);
      assertThat(exchange.report(id).rejected())
          .extracting(RejectedRow::line)
          .containsExactly(2 * 1_700 + 2);
      assertThat(exchange.hub().count("SELECT count(*) FROM catalog.product WHERE version = 1"))
          .isEqualTo(1_700);
      assertThat(
              exchange
                  .hub()
                  .count("SELECT count(*) FROM messaging.outbox WHERE type LIKE '%.product.%'"))
          .isEqualTo(1_700);
    }
  }

  /** The first commit is that of the register; a batch has the branches a, b and hub. */
  @ParameterizedTest
  @CsvSource({"PREPARE, 3, BEFORE", "COMMIT, 2, BEFORE"})
  void an_import_of_stock_that_was_killed_books_every_row_once(
      XaCall call, int nth, Moment moment) {
    try (ExchangeFixture exchange = ExchangeFixture.open()) {
      exchange
          .catalog()
          .store(List.of(new Product(new Sku("tea"), "tea", "", "", "", new Money(1, "USD"))));
      String file =
          IntStream.rangeClosed(1, 500)
              .mapToObj(i -> (i % 2 == 0 ? "a" : "b") + ",tea,1\n")
              .collect(Collectors.joining("", "warehouse,sku,quantity\n", ""));
      UUID id = exchange.upload(ImportKind.STOCK, file);

      die(exchange, call, nth, moment);
      long done = exchange.report(id).rows();
      assertThat(done).isEqualTo(call == PREPARE ? 0 : 200);
      assertThat(onHand(exchange, "a") + onHand(exchange, "b")).isEqualTo(done);
      exchange.endLeases();
      exchange.worker().workOff();

      assertThat(exchange.report(id).accepted()).isEqualTo(500);
      assertThat(onHand(exchange, "a")).isEqualTo(250);
      assertThat(onHand(exchange, "b")).isEqualTo(250);
      assertThat(
              exchange
                  .warehouse("a")
                  .count("SELECT sum(on_hand_delta) FROM stock_movement WHERE kind = 'RECEIPT'"))
          .isEqualTo(250);
    }
  }

  private static long onHand(ExchangeFixture exchange, String warehouse) {
    return exchange.warehouse(warehouse).count("SELECT coalesce(sum(on_hand), 0) FROM stock_item");
  }

  @Test
  void a_count_that_was_killed_is_adjusted_once_for_each_row() {
    try (ExchangeFixture exchange = ExchangeFixture.open()) {
      exchange
          .catalog()
          .store(List.of(new Product(new Sku("tea"), "tea", "", "", "", new Money(1, "USD"))));
      exchange.imported(ImportKind.STOCK, "warehouse,sku,quantity\na,tea,10\n");
      UUID id = exchange.upload(ImportKind.STOCK, "warehouse,sku,onHand\na,tea,7\n");

      // The adjustment is committed, the position is not.
      die(exchange, COMMIT, 2, BEFORE);
      assertThat(onHand(exchange, "a")).isEqualTo(7);
      assertThat(exchange.report(id).rows()).isZero();
      exchange.warehouse("a").execute("UPDATE stock_item SET on_hand = 5, version = version + 1");
      exchange.endLeases();
      exchange.worker().workOff();

      assertThat(exchange.report(id).accepted()).isEqualTo(1);
      assertThat(onHand(exchange, "a")).isEqualTo(5);
    }
  }
}
