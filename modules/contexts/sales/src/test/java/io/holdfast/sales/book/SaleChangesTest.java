package io.holdfast.sales.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.KeyedPermutation;
import io.holdfast.kernel.Sku;
import io.holdfast.sales.IllegalSaleStateException;
import io.holdfast.sales.PutSale;
import io.holdfast.sales.Sale;
import io.holdfast.sales.SaleState;
import io.holdfast.sales.SalesHub;
import io.holdfast.sales.SkuInSaleException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SaleChangesTest {
  private final SalesHub hub = new SalesHub();
  private final SaleBook book = hub.server();

  @AfterEach
  void close() {
    hub.close();
  }

  private Sale view(String id) {
    KnownSales known = book.refresh();
    return known.find(id).orElseThrow().view(known.now());
  }

  @Test
  void a_sale_is_changed_until_it_opens_and_keeps_its_commitment() {
    assertThat(hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"))).isTrue();
    Sale before = view("s");

    assertThat(hub.put(SalesHub.sale("s", Duration.ofHours(2), "coffee"))).isFalse();

    Sale after = view("s");
    assertThat(after.drawCommitment()).isEqualTo(before.drawCommitment());
    assertThat(after.skus()).containsExactly(new Sku("coffee"));
    assertThat(after.drawSeed()).isNull();
    assertThat(after.state()).isEqualTo(SaleState.SCHEDULED);
    assertThat(book.current().selling(new Sku("tea"))).isEmpty();
    assertThat(book.current().version()).isEqualTo(2);
  }

  @Test
  void an_opened_sale_keeps_its_opening_and_lets_its_rate_be_changed() {
    PutSale sale = SalesHub.sale("s", Duration.ofSeconds(-1), "tea");
    hub.put(sale);

    assertThat(
            hub.put(
                new PutSale(
                    "s",
                    "New",
                    sale.skus(),
                    sale.opensAt(),
                    sale.closesAt(),
                    7,
                    sale.ticketLifetime())))
        .isFalse();
    assertThat(view("s").admitPerSecond()).isEqualTo(7);
    assertThatThrownBy(() -> hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea")))
        .isInstanceOf(IllegalSaleStateException.class);
  }

  @Test
  void a_sku_is_in_one_sale_that_is_not_over() {
    hub.put(SalesHub.sale("over", Duration.ofHours(-2), "tea"));
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));

    assertThatThrownBy(() -> hub.put(SalesHub.sale("t", Duration.ofHours(9), "coffee", "tea")))
        .isInstanceOf(SkuInSaleException.class)
        .hasMessageContaining("s");
    assertThat(book.refresh().find("t")).isEmpty();
    assertThat(view("over").state()).isEqualTo(SaleState.CLOSED);
    assertThatThrownBy(() -> hub.put(SalesHub.sale("over", Duration.ofHours(1), "milk")))
        .isInstanceOf(IllegalSaleStateException.class);
  }

  @Test
  void the_seed_is_what_was_committed_to_and_no_reader_of_the_audit_sees_it() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    book.refresh();

    String seed = hub.database().texts("SELECT seed FROM sales.sale").get(0);

    assertThat(KeyedPermutation.commitmentTo(seed)).isEqualTo(view("s").drawCommitment());
    assertThat(
            hub.database()
                .texts(
                    """
                    SELECT c FROM unnest('{seed,commitment}'::text[]) c
                    WHERE has_column_privilege('holdfast_auditor', 'sales.sale', c, 'SELECT')"""))
        .containsExactly("commitment");
    assertThat(
            hub.database()
                .texts(
                    "SELECT has_table_privilege('holdfast_auditor', 'sales.ticket_key', 'SELECT')::text"))
        .containsExactly("false");
  }
}
