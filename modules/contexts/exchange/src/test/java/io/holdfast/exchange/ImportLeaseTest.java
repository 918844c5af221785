package io.holdfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Product;
import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.job.ImportJob;
import io.holdfast.exchange.job.ImportTarget;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who works on an import, and what happens while something is away. */
@Timeout(60)
class ImportLeaseTest {
  private static ExchangeFixture exchange;

  @BeforeAll
  static void open() {
    exchange = ExchangeFixture.open();
  }

  @BeforeEach
  void empty() {
    exchange.empty();
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  private static Product found(String sku) {
    return exchange.catalog().find(new Sku(sku)).orElseThrow();
  }

  private static String rows(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "p-" + i + ",Product " + i + "," + i + ".50,USD\n")
        .collect(Collectors.joining("", "sku,name,price,currency\n", ""));
  }

  @Test
  void an_import_waits_for_what_is_away_and_then_goes_on() {
    UUID id = exchange.upload(ImportKind.PRODUCTS, rows(1, 1_200));
    AtomicBoolean away = new AtomicBoolean();
    ImportTarget products = exchange.targets().get(0);
    ImportTarget unreliable =
        new Before(
            products,
            job -> {
              if (job.doneRows() >= 500 && away.compareAndSet(false, true)) {
                throw new UnavailableException("away");
              }
            });

    exchange.worker(List.of(unreliable)).workOff();
    assertThat(exchange.report(id).rows()).isEqualTo(500);
    assertThat(exchange.report(id).state()).isEqualTo(ImportState.RUNNING);
    assertThat(exchange.worker().workOff()).isZero();

    exchange.endLeases();
    exchange.worker().workOff();
    assertThat(exchange.report(id).accepted()).isEqualTo(1_200);
    assertThat(exchange.report(id).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void an_import_fails_if_something_is_away_for_long() {
    UUID id = exchange.upload(ImportKind.PRODUCTS, rows(1, 2));
    exchange
        .hub()
        .execute("UPDATE exchange.import_job SET changed_at = now() - interval '11 minutes'");
    ImportTarget gone =
        new Before(
            exchange.targets().get(0),
            job -> {
              throw new UnavailableException("the shelf is away");
            });

    exchange.worker(List.of(gone)).workOff();

    assertThat(exchange.report(id).state()).isEqualTo(ImportState.FAILED);
    assertThat(exchange.report(id).failure()).contains("the shelf is away");
  }

  @Test
  void a_server_that_was_too_slow_finishes_no_row_that_another_one_has_finished() {
    UUID id = exchange.upload(ImportKind.PRODUCTS, rows(1, 1_200));
    ExchangeFixture other = exchange.another();
    AtomicBoolean overtaken = new AtomicBoolean();
    ImportTarget slow =
        new Before(
            exchange.targets().get(0),
            job -> {
              if (job.doneRows() >= 500 && overtaken.compareAndSet(false, true)) {
                exchange.endLeases();
                other.worker().workOff();
              }
            });

    exchange.worker(List.of(slow)).workOff();

    assertThat(exchange.report(id).accepted()).isEqualTo(1_200);
    assertThat(exchange.hub().count("SELECT count(*) FROM messaging.outbox")).isEqualTo(1_200);
  }

  @Test
  void files_of_one_kind_are_imported_in_the_order_in_which_they_came() {
    exchange.upload(ImportKind.PRODUCTS, "sku,name,price,currency\ntea,Old,1,USD\n");
    exchange.upload(ImportKind.PRODUCTS, "sku,name,price,currency\ntea,New,2,USD\n");

    assertThat(exchange.worker().workOff()).isEqualTo(2);

    assertThat(found("tea").name()).isEqualTo("New");
  }

  /** A target before whose work something happens. */
  private record Before(ImportTarget target, Consumer<ImportJob> event) implements ImportTarget {
    @Override
    public ImportKind kind() {
      return target.kind();
    }

    @Override
    public Columns columns() {
      return target.columns();
    }

    @Override
    public int batchSize() {
      return target.batchSize();
    }

    @Override
    public Step work(ImportJob job, List<CsvRow> rows) {
      event.accept(job);
      return target.work(job, rows);
    }
  }
}
