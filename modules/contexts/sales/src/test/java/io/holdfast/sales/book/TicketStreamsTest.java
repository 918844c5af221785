package io.holdfast.sales.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.sales.SalesHub;
import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketListener;
import io.holdfast.sales.TicketState;
import io.holdfast.sales.UnknownTicketException;
import io.holdfast.sales.ticket.OpenTickets;
import io.holdfast.sales.ticket.Places;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TicketStreamsTest {
  private final SalesHub hub = new SalesHub();
  private final SaleBook book = new SaleBook(hub.hub(), Duration.ofMillis(20), Duration.ofDays(30));
  private final OpenTickets tickets = new OpenTickets(book, 1);
  private final Client client = new Client();

  /** Keeps what it is told. */
  private static final class Client implements TicketListener {
    private final List<Ticket> told = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    @Override
    public void ticket(Ticket ticket) {
      told.add(ticket);
    }

    @Override
    public void keepAlive() {}

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  @AfterEach
  void close() {
    book.stop();
    hub.close();
  }

  @Test
  void a_stream_tells_the_state_at_once_and_every_change() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    Places places = hub.places(book);
    String text =
        book.refresh().keys().sign("s", "c1", places.of("s", "c1").join().get().place(), 1);
    book.start(
        null,
        new ServerThreads(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            },
            Runnable::run));

    tickets.follow("s", text, "c1", client);
    assertThat(client.told).extracting(Ticket::position).containsExactly((Long) null);

    hub.database()
        .execute("UPDATE sales.sale SET opens_at = clock_timestamp() - interval '1 second'");
    places.of("s", "late").join();
    Probe.until(Duration.ofSeconds(10), () -> client.told.size() == 2);
    assertThat(client.told.get(1).position()).isEqualTo(1);

    hub.database().execute("UPDATE sales.sale SET closes_at = clock_timestamp()");
    Probe.until(Duration.ofSeconds(10), () -> client.told.size() == 3);
    assertThat(client.told.get(2).state()).isEqualTo(TicketState.EXPIRED);
  }

  @Test
  void streams_are_bounded_and_for_valid_tickets_of_the_caller_only() {
    hub.put(SalesHub.sale("s", Duration.ofHours(1), "tea"));
    long place = hub.places(book).of("s", "c1").join().orElseThrow().place();
    String text = book.refresh().keys().sign("s", "c1", place, 1);

    assertThatThrownBy(() -> tickets.follow("s", text, "c2", client))
        .isInstanceOf(UnknownTicketException.class);
    tickets.follow("s", text, null, client);
    assertThatThrownBy(() -> tickets.follow("s", text, null, client))
        .isInstanceOf(UnavailableException.class);
    assertThat(tickets.open()).isEqualTo(1);
  }
}
