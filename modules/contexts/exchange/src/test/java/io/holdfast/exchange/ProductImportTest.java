package io.holdfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.catalog.Product;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProductImportTest {
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
  void a_file_is_read_as_spreadsheets_write_it() {
    ImportReport report =
        exchange.imported(
            ImportKind.PRODUCTS,
            "\ufeffSKU;Name;Price;currency;Brand;Category\r\n"
                + "00042;\"Green tea;\r\n \"\"extra\"\"\";3.99;USD;Acme;Tea\r\n"
                + "=\"007\";Oolong;1200;JPY;;\r\n"
                + "\r\n"
                + ";;;;;\r\n");

    assertThat(report.state()).isEqualTo(ImportState.DONE);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(found("00042"))
        .isEqualTo(
            new Product(
                new Sku("00042"),
                "Green tea; \"extra\"",
                "Acme",
                "Tea",
                "",
                new Money(399, "USD")));
    assertThat(found("007").price()).isEqualTo(new Money(1200, "JPY"));
  }

  @Test
  void a_file_in_the_old_character_set_of_spreadsheets_says_so() {
    byte[] file =
        "sku,name,price,currency\ntea,Thé €,1,EUR\n".getBytes(Charset.forName("windows-1252"));

    exchange.upload(ImportKind.PRODUCTS, Charset.forName("windows-1252"), null, file);
    UUID wrong = exchange.upload(ImportKind.PRODUCTS, StandardCharsets.UTF_8, null, file);
    exchange.worker().workOff();

    assertThat(found("tea").name()).isEqualTo("Thé €");
    assertThat(exchange.report(wrong).state()).isEqualTo(ImportState.FAILED);
    assertThat(exchange.report(wrong).failure()).contains("UTF-8");
  }

  @Test
  void rows_that_break_a_rule_are_reported_by_line_with_a_reason_and_the_others_are_imported() {
    ImportReport report =
        exchange.imported(
            ImportKind.PRODUCTS,
            """
            sku,name,price,currency
            a,"two
            lines",1.00,USD

            b,Tea,1e3,USD
            c,Tea,"1,234.50",USD
            d,Tea,"12,50",EUR
            e,Tea,1.005,USD
            f,,1,USD
            g h,Tea,1,USD
            1.23E+05,Tea,1,USD
            i,Tea,-1,USD
            j,Tea,1,XXL
            k,Tea,1,USD,more
            l,Tea,2,USD
            m,Tea,1\0x,USD
            "n\0",T\0a,1,USD
            """);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejectedRows()).isEqualTo(12);
    assertThat(report.rows()).isEqualTo(14);
    assertThat(report.rejected().stream().map(RejectedRow::line))
        .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17);
    assertThat(report.rejected().get(0).reason()).contains("power of ten");
    assertThat(report.rejected().get(1).reason()).contains("thousands separator");
    assertThat(report.rejected().get(2).reason()).contains("decimal comma");
    assertThat(report.rejected().get(6).reason()).contains("rounded");
    assertThat(report.rejected().get(9).reason()).contains("more cells");
    assertThat(found("a").name()).isEqualTo("two lines");
    assertThat(found("l").price()).isEqualTo(new Money(200, "USD"));
  }

  @Test
  void a_report_keeps_a_thousand_rejections_and_counts_all() {
    String file =
        IntStream.rangeClosed(1, 1_203)
            .mapToObj(i -> "p-" + i + ",Tea,free,USD\n")
            .collect(Collectors.joining("", "sku,name,price,currency\n", ""));

    ImportReport report = exchange.imported(ImportKind.PRODUCTS, file);

    assertThat(report.rejected()).hasSize(1_000);
    assertThat(report.rejectedRows()).isEqualTo(1_203);
  }

  @Test
  void a_quote_that_is_never_closed_ends_the_import_and_what_was_accepted_stays() {
    String file = rows(1, 600) + "p-601,\"open,1,USD\n" + "x".repeat(1_100_000);

    ImportReport report = exchange.imported(ImportKind.PRODUCTS, file);

    assertThat(report.state()).isEqualTo(ImportState.FAILED);
    assertThat(report.failure()).contains("quote");
    assertThat(report.accepted()).isEqualTo(500);
    assertThat(exchange.hub().count("SELECT count(*) FROM exchange.import_part")).isZero();
  }

  @Test
  void the_same_file_under_the_same_key_is_imported_once_and_another_one_is_refused() {
    byte[] file = rows(1, 2).getBytes(StandardCharsets.UTF_8);
    UUID first = exchange.upload(ImportKind.PRODUCTS, StandardCharsets.UTF_8, "ann k", file);

    assertThat(exchange.upload(ImportKind.PRODUCTS, StandardCharsets.UTF_8, "ann k", file))
        .isEqualTo(first);
    assertThatThrownBy(
            () ->
                exchange.upload(
                    ImportKind.PRODUCTS,
                    StandardCharsets.UTF_8,
                    "ann k",
                    rows(1, 3).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IdempotencyKeyReusedException.class);
    assertThat(exchange.worker().workOff()).isEqualTo(1);
    assertThat(exchange.hub().count("SELECT count(*) FROM exchange.import_job")).isEqualTo(1);
  }

  @Test
  void what_is_exported_can_be_imported_again_and_runs_in_no_spreadsheet() {
    List<String> names =
        List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'quoted",
            "''twice",
            "'=x",
            "\uff1dwide",
            "a, \"b\"; c",
            "=\"007\"",
            " spaced ",
            "plain");
    exchange
        .catalog()
        .store(
            IntStream.range(0, names.size())
                .mapToObj(
                    i ->
                        new Product(
                            new Sku("-" + (char) ('a' + i)),
                            names.get(i),
                            "=b",
                            "c",
                            "d",
                            "f",
                            "s",
                            new Money(i, "USD")))
                .toList());

    String file = exchange.exported(ImportKind.PRODUCTS);
    ImportReport report = exchange.imported(ImportKind.PRODUCTS, file);

    assertThat(file.lines().skip(1)).allMatch(line -> line.startsWith("'-"));
    assertThat(file).contains(",'=1+1,").contains(",'@SUM(A1),").contains("''quoted");
    assertThat(report.accepted()).isEqualTo(names.size());
    assertThat(report.rejected()).isEmpty();
    for (int i = 0; i < names.size(); i++) {
      assertThat(found("-" + (char) ('a' + i)).name()).isEqualTo(names.get(i));
    }
    // Nothing was changed by it.
    assertThat(exchange.hub().count("SELECT max(version) FROM catalog.product")).isEqualTo(1);
  }

  @Test
  void prices_in_other_currencies_and_later_ones_come_in_and_go_out_with_their_products() {
    String file =
        """
        sku,name,price,currency,prices
        tea,Tea,2.50,USD,EUR 2.30 | EUR 1.99 from 2199-01-01T00:00:00Z | USD 3 from 2199-01-01T00:00:00Z
        rice,Rice,1,USD,
        bad1,Bad,1,USD,EUR 2.305
        bad2,Bad,1,USD,USD 2
        bad3,Bad,1,USD,EUR 2 from tomorrow
        """;
    ImportReport report = exchange.imported(ImportKind.PRODUCTS, file);
    ImportReport again = exchange.imported(ImportKind.PRODUCTS, file);

    assertThat(report.rejected().stream().map(RejectedRow::line)).containsExactly(4, 5, 6);
    assertThat(again.accepted()).isEqualTo(2);
    assertThat(exchange.prices().list(new Sku("tea")))
        .extracting(price -> price.price() + " " + price.inForce())
        .as("and a file that comes twice adds nothing")
        .containsExactly(
            new Money(230, "EUR") + " true",
            new Money(199, "EUR") + " false",
            new Money(250, "USD") + " true",
            new Money(300, "USD") + " false");
    assertThat(exchange.exported(ImportKind.PRODUCTS))
        .contains(
            "tea,Tea,,,,,,2.50,USD,EUR 2.30 | EUR 1.99 from 2199-01-01T00:00:00Z | USD 3.00 from"
                + " 2199-01-01T00:00:00Z");
  }
}
