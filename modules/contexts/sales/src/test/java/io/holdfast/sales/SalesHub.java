package io.holdfast.sales;

import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.book.SaleChanges;
import io.holdfast.sales.ticket.Places;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A hub with sales, as one or more servers use it. */
public final class SalesHub implements AutoCloseable {
  private static final ServerThreads THREADS = new ServerThreads(SalesHub::daemon, Runnable::run);

  private final TestDatabase database = TestDatabases.hub();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final HubDatabase hub =
      new HubDatabase(
          database.xa(),
          database.plain(),
          new Relays(events -> {}, new ServerThreads(work -> daemon(() -> {}), Runnable::run)),
          transactions);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  public TestDatabase database() {
    return database;
  }

  public HubDatabase hub() {
    return hub;
  }

  public boolean put(PutSale sale) {
    return new SaleChanges(hub, transactions).put(sale);
  }

  /** The sales as another server knows them. */
  public SaleBook server() {
    return new SaleBook(hub, Duration.ofMillis(250), Duration.ofDays(30));
  }

  /** The places as another server gives them. */
  public Places places(SaleBook server) {
    return new Places(hub, server, THREADS);
  }

  /** A sale of one SKU that opens at a time from now. */
  public static PutSale sale(String id, Duration opensIn, String... skus) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new PutSale(
        id,
        "Sale " + id,
        List.of(skus).stream().map(Sku::new).toList(),
        now.plus(opensIn),
        now.plus(opensIn).plusSeconds(3600),
        100,
        Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    database.close();
  }
}
