package io.holdfast.sales.ticket;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketListener;
import io.holdfast.sales.TicketState;
import io.holdfast.sales.UnknownSaleException;
import io.holdfast.sales.UnknownTicketException;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.token.TicketContent;
import io.holdfast.sales.token.TicketKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tickets are good for, asked once or followed as a stream; no database is asked. */
@Singleton
public final class OpenTickets {
  /** Readings of the sales after which a silent connection is kept open. */
  private static final int ROUNDS_OF_SILENCE = 40;

  private final SaleBook book;
  private final int most;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

  /** One open stream; after it was opened, only the thread that reads the sales uses it. */
  private static final class Stream {
    private final String sale;
    private final String text;
    private final long place;
    private final TicketListener listener;
    private TicketState state;
    private Long position;
    private int silence;

    Stream(String sale, Ticket first, TicketListener listener) {
      this.sale = sale;
      this.text = first.text();
      this.place = first.place();
      this.listener = listener;
      this.state = first.state();
      this.position = first.position();
    }

    void pass(KnownSales known) {
      LiveSale live = known.find(sale).orElse(null);
      if (live == null || !listener.isOpen()) {
        listener.close();
        return;
      }
      Ticket now = TicketViews.of(live, text, place, known.now());
      if (now.state() != state || position == null && now.position() != null) {
        listener.ticket(now);
        state = now.state();
        position = now.position();
        silence = 0;
      } else if (++silence >= ROUNDS_OF_SILENCE) {
        listener.keepAlive();
        silence = 0;
      }
    }
  }

  /**
   * @param most streams that may be open at once
   */
  @Inject
  public OpenTickets(SaleBook book, @ConfigProperty(name = "holdfast.sales.streams") int most) {
    this.book = book;
    this.most = most;
    book.listen(this::pass);
  }

  /**
   * What a ticket is good for now.
   *
   * @param onlyCustomer the one customer that the caller acts for; null if it acts for all
   * @throws UnknownSaleException if there is no such sale
   * @throws UnknownTicketException if it is none of this sale
   */
  public Ticket find(String sale, String text, String onlyCustomer) {
    KnownSales known = book.current();
    LiveSale live =
        known
            .find(sale)
            .or(() -> book.find(sale))
            .orElseThrow(() -> new UnknownSaleException("the sale " + sale + " is not known"));
    int keyNo = TicketKeys.keyOf(text);
    if (keyNo > 0 && !known.keys().has(keyNo)) {
      known = book.recent();
    }
    TicketContent content =
        known
            .keys()
            .read(sale, text)
            .filter(ticket -> onlyCustomer == null || ticket.isOf(onlyCustomer))
            .orElseThrow(() -> new UnknownTicketException("it is no ticket of this sale"));
    return TicketViews.of(live, text, content.place(), known.now());
  }

  /** Follows a ticket; the first state is passed at once. */
  public void follow(String sale, String text, String onlyCustomer, TicketListener listener) {
    Ticket first = find(sale, text, onlyCustomer);
    if (streams.size() >= most) {
      throw new UnavailableException("too many streams are open");
    }
    listener.ticket(first);
    streams.add(new Stream(sale, first, listener));
  }

  /** How many streams are open. */
  public int open() {
    return streams.size();
  }

  private void pass(KnownSales known) {
    streams.removeIf(stream -> !stream.listener.isOpen());
    streams.forEach(stream -> stream.pass(known));
  }
}
