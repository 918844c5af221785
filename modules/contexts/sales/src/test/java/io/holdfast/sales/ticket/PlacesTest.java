package io.holdfast.sales.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sales.SalesHub;
import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketState;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlacesTest {
  private final SalesHub hub = new SalesHub();

  @AfterEach
  void close() {
    hub.close();
  }

  private List<Long> given() {
    return hub
        .database()
        .texts("SELECT place::text FROM sales.ticket ORDER BY ticket.place")
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  @Test
  void two_servers_give_every_place_once_and_each_customer_the_same_again() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    List<SaleBook> books = List.of(hub.server(), hub.server());
    List<Places> servers = books.stream().map(hub::places).toList();

    List<GivenPlace> first =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> servers.get(i % 2).of("s", "c" + i / 2).join().orElseThrow())
            .toList();

    assertThat(given()).containsExactlyElementsOf(LongStream.range(0, 1_000).boxed().toList());
    for (int i = 0; i < 2_000; i += 2) {
      assertThat(first.get(i)).isEqualTo(first.get(i + 1));
    }
    assertThat(servers.get(1).of("s", "c7").join()).contains(first.get(14));
  }

  @Test
  void who_comes_after_the_opening_stands_behind_those_who_are_drawn() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    SaleBook book = hub.server();
    Places places = hub.places(book);
    IntStream.range(0, 50).forEach(i -> places.of("s", "early" + i).join());
    assertThat(book.refresh().find("s").orElseThrow().position(0)).isEmpty();

    hub.database()
        .execute("UPDATE sales.sale SET opens_at = clock_timestamp() - interval '1 second'");
    GivenPlace late = places.of("s", "late").join().orElseThrow();

    LiveSale sale = book.refresh().find("s").orElseThrow();
    assertThat(sale.draw().size()).isEqualTo(50);
    assertThat(late.place()).isEqualTo(50);
    assertThat(sale.position(50)).hasValue(50);
    assertThat(LongStream.range(0, 50).map(place -> sale.position(place).getAsLong()).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 50).boxed().toList());
  }

  @Test
  void a_sale_that_is_over_gives_no_place() {
    hub.put(SalesHub.sale("s", Duration.ofHours(-2), "tea"));
    SaleBook book = hub.server();

    assertThat(hub.places(book).of("s", "c1").join()).isEmpty();
    assertThat(given()).isEmpty();
  }

  @Test
  void a_ticket_of_an_old_key_holds_after_the_rotation() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    SaleBook book = hub.server();
    Places places = hub.places(book);
    GivenPlace before = places.of("s", "c1").join().orElseThrow();
    String ticket = book.current().keys().sign("s", "c1", before.place(), before.keyNo());

    hub.database().execute("UPDATE sales.ticket_key SET created_at = now() - interval '31 days'");
    SaleBook later = hub.server();
    GivenPlace after = hub.places(later).of("s", "c2").join().orElseThrow();

    assertThat(List.of(before.keyNo(), after.keyNo())).containsExactly(1, 2);
    String newer = later.current().keys().sign("s", "c2", after.place(), after.keyNo());
    OpenTickets tickets = new OpenTickets(later, 1);
    assertThat(tickets.find("s", ticket, "c1").state()).isEqualTo(TicketState.WAITING);
    Probe.until(Duration.ofSeconds(5), () -> book.current().age().toMillis() > 50);
    assertThat(new OpenTickets(book, 1).find("s", newer, null).place()).isEqualTo(1);
  }

  @Test
  void polls_come_after_the_opening_and_not_together() {
    hub.put(SalesHub.sale("s", Duration.ofSeconds(8), "tea"));
    KnownSales known = hub.server().refresh();
    LiveSale sale = known.find("s").orElseThrow();

    List<Integer> polls =
        IntStream.range(0, 200)
            .map(i -> TicketViews.of(sale, "t", i, known.now()).pollAfterSeconds())
            .boxed()
            .toList();

    assertThat(polls).allMatch(seconds -> seconds >= 7 && seconds <= 9);
    assertThat(polls.stream().distinct()).hasSizeGreaterThan(1);
    Ticket ticket = TicketViews.of(sale, "t", 0, known.now());
    assertThat(ticket.waitSeconds()).isBetween(7L, 8L);
  }
}
