package io.holdfast.orders.returns;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.Disposition;
import io.holdfast.orders.IllegalReturnStateException;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.orders.RequestReturn;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.ReturnQuery;
import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.ReturnView;
import io.holdfast.testkit.TestTransactions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReturnsTest {
  private static final Sku TEA = new Sku("tea");
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final WarehouseCode C = new WarehouseCode("c");

  private final OrdersFixture shop = OrdersFixture.open();
  private final Returns returns = shop.returns();
  private OrderId order;

  @BeforeEach
  void three_units_were_shipped() {
    shop.sell("tea", 10);
    order = shop.placed("k", order(3, "tea"));
    TestTransactions.get()
        .transactions()
        .run(
            () -> {
              shop.reservations().end(A, List.of(order), ReservationOutcome.COMMITTED);
              shop.reservations().ship(A, List.of(new Hold(order, TEA, 3)));
              return null;
            });
    shop.hub()
        .execute(
            "UPDATE orders.orders SET status = 'SHIPPED', confirmed_at = now()",
            "UPDATE orders.allocation SET shipped = quantity");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_return_over_two_receipts_restocks_what_can_be_sold_and_is_to_be_refunded_once() {
    UUID id = requested("r", 3).id();

    ReturnView part = received(id, "first", A, 1, Disposition.RESTOCK);
    ReturnView whole = received(id, "second", A, 2, Disposition.SCRAP);

    assertThat(part.status()).isEqualTo(ReturnStatus.PARTLY_RECEIVED);
    assertThat(whole.status()).isEqualTo(ReturnStatus.RECEIVED);
    assertThat(whole.refund()).isEqualByComparingTo(new BigDecimal("3.00"));
    assertThat(shop.available("tea")).as("7 were left, 1 is for sale again").isEqualTo(8);
    assertThat(movements('a'))
        .containsExactly(
            "OPENING 10", "HOLD 0", "COMMIT 0", "SHIP -3", "RETURN 1", "RETURN 2", "SCRAP -2");
    assertThat(shop.events("return", "type || ' ' || (data::jsonb ->> 'amountMinorUnits')"))
        .containsExactly(
            "io.holdfast.return.requested.v1 300", "io.holdfast.return.received.v1 300");
  }

  @Test
  void a_receipt_delivered_twice_restocks_once() {
    UUID id = requested("r", 2).id();

    ReturnView first = received(id, "receipt", C, 2, Disposition.RESTOCK);
    ReturnView second = received(id, "receipt", C, 2, Disposition.RESTOCK);

    assertThat(second).isEqualTo(first);
    assertThat(shop.available("tea")).isEqualTo(9);
    assertThat(movements('c')).as("in another warehouse than the one that shipped").hasSize(1);
    assertThat(shop.events("return", "type")).hasSize(2);
  }

  @Test
  void the_same_receipt_sent_many_times_at_once_restocks_once() {
    UUID id = requested("r", 2).id();
    List<CompletableFuture<ReturnView>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          CompletableFuture.supplyAsync(() -> received(id, "same", A, 2, Disposition.RESTOCK)));
    }

    assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(shop.available("tea")).isEqualTo(9);
  }

  @Test
  void of_two_returns_at_once_of_more_than_was_shipped_one_is_refused() {
    List<CompletableFuture<ReturnView>> both = new ArrayList<>();
    for (String key : List.of("one", "other")) {
      both.add(CompletableFuture.supplyAsync(() -> requested(key, 2)));
    }
    long made =
        both.stream().filter(one -> one.handle((view, refusal) -> refusal == null).join()).count();

    assertThat(made).isEqualTo(1);
    assertThat(shop.hub().count("SELECT sum(quantity) FROM orders.return_line")).isEqualTo(2);
  }

  @Test
  void what_was_not_shipped_cannot_be_returned() {
    assertThatThrownBy(() -> requested("r", 4))
        .isInstanceOf(ReturnExceedsShippedException.class)
        .hasMessageContaining("at most 3");
    requested("r1", 2);
    assertThatThrownBy(() -> requested("r2", 2))
        .isInstanceOf(ReturnExceedsShippedException.class)
        .hasMessageContaining("at most 1");
  }

  @Test
  void more_than_was_announced_is_not_taken_in() {
    UUID id = requested("r", 1).id();

    assertThatThrownBy(() -> received(id, "k1", A, 2, Disposition.RESTOCK))
        .isInstanceOf(ReturnExceedsShippedException.class);
    assertThat(shop.available("tea")).isEqualTo(7);
  }

  @Test
  void a_return_closed_short_refunds_what_came_and_leaves_the_rest_returnable() {
    UUID id = requested("r", 3).id();
    received(id, "k1", A, 1, Disposition.RESTOCK);

    ReturnView closed = returns.receive(new ReceiveReturn(id, A, List.of(), true, key("close")));

    assertThat(closed.status()).isEqualTo(ReturnStatus.RECEIVED);
    assertThat(closed.refund()).isEqualByComparingTo(new BigDecimal("1.00"));
    assertThat(requested("again", 2).status()).isEqualTo(ReturnStatus.REQUESTED);
    assertThatThrownBy(() -> received(id, "late", A, 1, Disposition.RESTOCK))
        .isInstanceOf(IllegalReturnStateException.class);
  }

  @Test
  void a_complete_order_of_which_every_unit_came_back_is_returned() {
    shop.hub().execute("UPDATE orders.orders SET status = 'COMPLETED'");
    UUID part = requested("r1", 1).id();
    UUID rest = requested("r2", 2).id();

    received(part, "k1", A, 1, Disposition.RESTOCK);
    assertThat(shop.hub().texts("SELECT status FROM orders.orders")).containsExactly("COMPLETED");
    received(rest, "k2", C, 2, Disposition.SCRAP);

    assertThat(shop.hub().texts("SELECT status FROM orders.orders")).containsExactly("RETURNED");
    assertThat(shop.events("order", "type")).endsWith("io.holdfast.order.returned.v1");
  }

  @Test
  void what_the_carrier_lost_cannot_come_back() {
    shop.hub()
        .execute(
            """
            INSERT INTO fulfilment.shipment (id, order_id, customer_id, warehouse, status, currency,
              amount_minor, carrier, tracking_number)
            SELECT fulfilment.first_of(id), id, customer_id, 'a', 'LOST', currency, 100, 'c', 't'
            FROM orders.orders""",
            """
            INSERT INTO fulfilment.shipment_line (shipment_id, line_no, sku, quantity, amount_minor)
            SELECT fulfilment.first_of(id), 1, 'tea', 1, 100 FROM orders.orders""");

    assertThatThrownBy(() -> requested("r", 3))
        .isInstanceOf(ReturnExceedsShippedException.class)
        .hasMessageContaining("at most 2");
  }

  @Test
  void a_return_closed_with_nothing_received_has_nothing_to_refund() {
    UUID id = requested("r", 1).id();

    ReturnView closed = returns.receive(new ReceiveReturn(id, A, List.of(), true, key("close")));

    assertThat(closed.status()).isEqualTo(ReturnStatus.REFUNDED);
    assertThat(shop.events("return", "data::jsonb ->> 'amountMinorUnits'")).endsWith("0");
  }

  @Test
  void a_refund_that_is_reported_twice_is_recorded_once() {
    UUID id = requested("r", 1).id();
    received(id, "k1", A, 1, Disposition.RESTOCK);
    UUID event = UUID.randomUUID();

    returns.refunded(id, event);
    returns.refunded(id, event);

    assertThat(returns.find(id).orElseThrow().status()).isEqualTo(ReturnStatus.REFUNDED);
    assertThat(shop.events("return", "type"))
        .containsExactly(
            "io.holdfast.return.requested.v1",
            "io.holdfast.return.received.v1",
            "io.holdfast.return.refunded.v1");
  }

  @Test
  void a_key_of_another_return_is_refused() {
    requested("r", 1);

    assertThatThrownBy(
            () ->
                returns.request(
                    new RequestReturn(
                        order, "other", List.of(new RequestReturn.Line(TEA, 1)), key("r", "else"))))
        .isInstanceOf(IdempotencyKeyReusedException.class);
  }

  @Test
  void the_last_unit_returned_is_sold_at_once() {
    shop.placed("rest", order(7, "tea"));
    assertThat(shop.place("none", order(1, "tea")).join())
        .isInstanceOf(PlacementResult.Rejected.class);
    UUID id = requested("r", 1).id();

    received(id, "k1", A, 1, Disposition.RESTOCK);

    assertThat(shop.place("now", order(1, "tea")).join())
        .isInstanceOf(PlacementResult.Placed.class);
  }

  @Test
  void a_list_shows_the_newest_first_page_by_page() {
    UUID first = requested("r1", 1).id();
    UUID second = requested("r2", 1).id();
    UUID third = requested("r3", 1).id();
    received(second, "k1", A, 1, Disposition.SCRAP);

    var page = returns.list(new ReturnQuery(order, null, null, 2));
    var rest = returns.list(new ReturnQuery(order, null, page.nextCursor(), 2));

    assertThat(page.items()).extracting(ReturnView::id).containsExactly(third, second);
    assertThat(rest.items()).extracting(ReturnView::id).containsExactly(first);
    assertThat(returns.list(new ReturnQuery(null, ReturnStatus.RECEIVED, null, 9)).items())
        .extracting(ReturnView::id)
        .containsExactly(second);
  }

  private ReturnView requested(String key, int units) {
    return returns.request(
        new RequestReturn(
            order, "too strong", List.of(new RequestReturn.Line(TEA, units)), key(key)));
  }

  private ReturnView received(
      UUID id, String key, WarehouseCode warehouse, int units, Disposition disposition) {
    return returns.receive(
        new ReceiveReturn(
            id,
            warehouse,
            List.of(new ReceiveReturn.Line(TEA, units, disposition)),
            false,
            key(key)));
  }

  private List<String> movements(char warehouse) {
    return shop.warehouse(warehouse)
        .texts("SELECT kind || ' ' || on_hand_delta FROM stock_movement ORDER BY id");
  }
}
