package io.holdfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Product;
import io.holdfast.inventory.StockLevel;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StockImportTest {
  private static ExchangeFixture exchange;

  @BeforeAll
  static void open() {
    exchange = ExchangeFixture.open();
  }

  @BeforeEach
  void empty() {
    exchange.empty();
    exchange.catalog().store(Stream.of("tea", "jam", "007").map(StockImportTest::product).toList());
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  private static Product product(String sku) {
    return new Product(new Sku(sku), sku, "", "", "", new Money(100, "USD"));
  }

  private static int onHand(String warehouse, String sku) {
    return exchange
        .stock()
        .find(new WarehouseCode(warehouse), new Sku(sku))
        .map(StockLevel::onHand)
        .orElse(0);
  }

  private static List<String> ledger(String warehouse) {
    return exchange
        .warehouse(warehouse)
        .texts(
            """
            SELECT concat_ws(' ', kind, sku, on_hand_delta, reason, left(reference, 7))
            FROM stock_movement ORDER BY id""");
  }

  @Test
  void units_that_arrived_are_added_and_units_that_were_counted_replace_what_is_there() {
    exchange.imported(
        ImportKind.STOCK, "warehouse,sku,quantity\na,tea,10\na,007,3\nb,tea,5\na,tea,2\n");

    assertThat(onHand("a", "tea")).isEqualTo(12);
    assertThat(onHand("a", "007")).isEqualTo(3);
    assertThat(onHand("b", "tea")).isEqualTo(5);

    ImportReport counted =
        exchange.imported(
            ImportKind.STOCK, "warehouse,sku,onHand\na,tea,9\na,007,3\nb,jam,4\nb,007,0\n");

    assertThat(counted.accepted()).isEqualTo(4);
    assertThat(onHand("a", "tea")).isEqualTo(9);
    assertThat(onHand("b", "jam")).isEqualTo(4);
    assertThat(ledger("a"))
        .containsExactly(
            "RECEIPT 007 3 import ", "RECEIPT tea 12 import ", "ADJUSTMENT tea -3 COUNT import ");
    assertThat(ledger("b")).containsExactly("RECEIPT tea 5 import ", "OPENING jam 4 import ");
  }

  @Test
  void a_row_of_an_unknown_sku_or_warehouse_and_a_count_below_what_is_reserved_are_rejected() {
    exchange.imported(ImportKind.STOCK, "warehouse,sku,quantity\na,tea,10\n");
    exchange.warehouse("a").execute("UPDATE stock_item SET reserved = 6, version = version + 1");

    ImportReport report =
        exchange.imported(
            ImportKind.STOCK,
            """
            warehouse,sku,quantity,onHand
            a,gold,1,
            nowhere,tea,1,
            A B,tea,1,
            a,tea,,5
            a,tea,1,1
            a,tea,,
            a,tea,0,
            a,tea,1.5,
            a,tea,1e3,
            a,tea,,1000001
            a,tea,1,
            """);

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected().stream().map(RejectedRow::line))
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(report.rejected().get(0).reason()).contains("not in the catalogue");
    assertThat(report.rejected().get(1).reason()).contains("no warehouse");
    assertThat(report.rejected().get(3).reason()).contains("reserved");
    assertThat(onHand("a", "tea")).isEqualTo(11);
  }

  @Test
  void a_row_that_no_counter_can_hold_does_not_spoil_its_neighbours() {
    exchange.imported(ImportKind.STOCK, "warehouse,sku,onHand\na,tea,1000000\n");
    exchange.warehouse("a").execute("UPDATE stock_item SET on_hand = 2147483640");

    ImportReport report =
        exchange.imported(
            ImportKind.STOCK, "warehouse,sku,quantity\na,jam,1\na,tea,100\nb,tea,2\na,tea,3\n");

    assertThat(report.accepted()).isEqualTo(3);
    assertThat(report.rejected().stream().map(RejectedRow::line)).containsExactly(3);
    assertThat(onHand("a", "jam")).isEqualTo(1);
    assertThat(onHand("a", "tea")).isEqualTo(2147483643);
    assertThat(onHand("b", "tea")).isEqualTo(2);
  }

  @Test
  void exported_stock_imported_again_changes_nothing() {
    exchange.imported(ImportKind.STOCK, "warehouse,sku,quantity\na,tea,10\nb,007,3\n");
    List<String> before = ledger("a");

    String file = exchange.exported(ImportKind.STOCK);
    ImportReport report = exchange.imported(ImportKind.STOCK, file);

    assertThat(file.lines())
        .containsExactly(
            "warehouse,sku,onHand,reserved,safetyStock,available,incoming",
            "a,tea,10,0,0,10,0",
            "b,007,3,0,0,3,0");
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(ledger("a")).isEqualTo(before);
  }
}
