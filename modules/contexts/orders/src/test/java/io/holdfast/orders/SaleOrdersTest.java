package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.VersionCondition;
import io.holdfast.sales.TicketRefusal;
import io.holdfast.sales.TicketState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders of SKUs that are in a sale. */
@Timeout(120)
class SaleOrdersTest {
  private final OrdersFixture shop = OrdersFixture.open();
  private final SaleFixture sale = new SaleFixture(shop);

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private static TicketRefusal refusal(PlacementResult result) {
    return ((PlacementResult.TicketRefused) result).why();
  }

  @Test
  void a_sku_of_a_sale_is_sold_to_admitted_tickets_only_and_others_to_anybody() {
    shop.sell("tea", 3);
    shop.sell("coffee", 3);
    sale.opened("tea");

    assertThat(refusal(shop.place("k1", order(1, "tea")).join()))
        .isEqualTo(new TicketRefusal.Required(SaleFixture.ID));
    assertThat(refusal(sale.buy("k2", "c1", "forged", "tea").join()))
        .isInstanceOf(TicketRefusal.Invalid.class);
    String waiting = sale.ticket("c1");
    assertThat(refusal(sale.buy("k3", "c1", waiting, "tea").join()))
        .isInstanceOf(TicketRefusal.Waiting.class);
    assertThat(shop.place("k4", order(1, "coffee")).join())
        .isInstanceOf(PlacementResult.Placed.class);

    String ticket = sale.admitted("c1");

    assertThat(refusal(sale.buy("k5", "c2", ticket, "tea").join()))
        .as("a shared ticket")
        .isInstanceOf(TicketRefusal.Invalid.class);
    assertThat(sale.buy("k6", "c1", ticket, "tea").join())
        .isInstanceOf(PlacementResult.Placed.class);
    assertThat(refusal(sale.buy("k7", "c1", ticket, "tea").join()))
        .as("a ticket that was used")
        .isInstanceOf(TicketRefusal.Invalid.class);
  }

  @Test
  void a_sale_made_by_another_server_holds_for_the_next_order() {
    shop.sell("tea", 3);
    assertThat(shop.place("k1", order(1, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);

    sale.put(SaleFixture.open(Duration.ofMinutes(10), "tea"));

    assertThat(shop.gate().isSelling()).as("this server does not know of it yet").isFalse();
    assertThat(refusal(shop.place("k2", order(1, "tea")).join()))
        .isInstanceOf(TicketRefusal.Required.class);
  }

  @Test
  void a_stored_answer_is_given_whatever_the_ticket() {
    shop.sell("tea", 3);
    PlaceOrder before = order(1, "tea");
    PlacementResult answer = shop.place("k1", before).join();
    sale.opened("tea");
    String ticket = sale.admitted("c1");
    PlacementResult bought = sale.buy("k2", "c1", ticket, "tea").join();

    assertThat(shop.place("k1", before).join()).isEqualTo(answer);
    assertThat(sale.buy("k2", "c1", ticket, "tea").join()).isEqualTo(bought);
    assertThat(sale.buy("k2", "c1", "another", "tea").join()).isEqualTo(bought);
    assertThat(shop.ordersPlaced()).isEqualTo(2);
  }

  @Test
  void a_ticket_used_twenty_times_at_once_buys_once() {
    shop.sell("tea", 100);
    sale.opened("tea");
    String ticket = sale.admitted("c1");

    List<CompletableFuture<PlacementResult>> answers =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(i -> sale.buy("k" + i, "c1", ticket, "tea"))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join))
        .filteredOn(PlacementResult.Placed.class::isInstance)
        .hasSize(1);
    assertThat(shop.ordersPlaced()).isEqualTo(1);
  }

  @Test
  void a_ticket_whose_order_was_cancelled_buys_again() {
    shop.sell("tea", 2);
    sale.opened("tea");
    String ticket = sale.admitted("c1");
    PlacementResult.Placed placed =
        (PlacementResult.Placed) sale.buy("k1", "c1", ticket, "tea").join();

    shop.orders().cancel(placed.id(), "declined", VersionCondition.ANY);

    assertThat(sale.buy("k2", "c1", ticket, "tea").join())
        .isInstanceOf(PlacementResult.Placed.class);
    assertThat(refusal(sale.buy("k3", "c1", ticket, "tea").join()))
        .isInstanceOf(TicketRefusal.Invalid.class);
  }

  @Test
  void no_more_are_admitted_than_there_are_units_and_the_end_is_told_and_revoked() {
    shop.sell("tea", 1, 1);
    sale.opened("tea");
    List<String> tickets = IntStream.range(0, 5).mapToObj(i -> sale.ticket("c" + i)).toList();

    sale.admitUntil(tickets.get(1), TicketState.ADMITTED);
    sale.tick();
    assertThat(sale.look(tickets.get(2)).state()).isEqualTo(TicketState.WAITING);

    sale.buy("k0", "c0", tickets.get(0), "tea").join();
    PlacementResult.Placed last =
        (PlacementResult.Placed) sale.buy("k1", "c1", tickets.get(1), "tea").join();
    sale.tick();
    assertThat(sale.look(tickets.get(2)).state()).isEqualTo(TicketState.SOLD_OUT);

    shop.orders().cancel(last.id(), "declined", VersionCondition.ANY);
    sale.admitUntil(tickets.get(2), TicketState.ADMITTED);
    assertThat(sale.look(tickets.get(3)).state()).isEqualTo(TicketState.WAITING);
    assertThat(sale.look(tickets.get(4)).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void a_ticket_not_used_in_time_gives_its_turn_to_the_next() {
    shop.sell("tea", 1);
    sale.put(SaleFixture.open(Duration.ofSeconds(1), "tea"));
    shop.sales().refresh();
    String late = sale.admitted("c0");
    String next = sale.ticket("c1");

    sale.admitUntil(next, TicketState.ADMITTED);

    assertThat(sale.look(late).state()).isEqualTo(TicketState.EXPIRED);
    assertThat(refusal(sale.buy("k0", "c0", late, "tea").join()))
        .isInstanceOf(TicketRefusal.Invalid.class);
    assertThat(sale.buy("k1", "c1", next, "tea").join()).isInstanceOf(PlacementResult.Placed.class);
  }

  @Test
  void another_server_admits_where_the_first_stopped() {
    shop.sell("tea", 10);
    sale.opened("tea");
    String first = sale.admitted("c0");
    SaleFixture other = new SaleFixture(shop);

    String second = other.ticket("c1");
    other.admitUntil(second, TicketState.ADMITTED);

    assertThat(other.look(first).state()).isEqualTo(TicketState.ADMITTED);
    assertThat(shop.hub().texts("SELECT horizon::text FROM sales.admission_step ORDER BY horizon"))
        .containsExactly("1", "2");
    assertThat(shop.hub().texts("SELECT fence::text FROM sales.admission")).containsExactly("2");
  }

  @Test
  void an_order_without_a_ticket_is_answered_from_its_key_only_if_it_is_the_same() {
    shop.sell("tea", 3);
    shop.place("k1", order(1, "tea")).join();
    sale.opened("tea");

    assertThat(
            shop.orders().place(key("k1", "another"), order(1, "tea")).toCompletableFuture().join())
        .isInstanceOf(PlacementResult.KeyReused.class);
  }
}
