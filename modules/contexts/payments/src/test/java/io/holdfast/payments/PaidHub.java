package io.holdfast.payments;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.payments.record.DueVoids;
import io.holdfast.payments.record.EndedOrders;
import io.holdfast.payments.record.PaymentHistory;
import io.holdfast.payments.record.PaymentRecord;
import io.holdfast.payments.record.PaymentTokens;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A hub with payments on it; its relay sends into a queue that the test can read. */
public final class PaidHub implements AutoCloseable {
  private final TestDatabase database = TestDatabases.hub();
  private final Queue<DomainEvent> sent = new ConcurrentLinkedQueue<>();
  private final PaymentRecord payments;
  private final PaymentTokens tokens;
  private final EndedOrders ended;
  private final DueVoids dueVoids;
  private final PaymentHistory history;

  public PaidHub() {
    ServerThreads threads = new ServerThreads(PaidHub::daemon, Runnable::run);
    HubDatabase hub =
        new HubDatabase(
            database.xa(),
            database.plain(),
            new Relays(sent::addAll, threads),
            TestTransactions.get().transactions());
    payments = new PaymentRecord(hub, TestTransactions.get().transactions(), threads);
    tokens = new PaymentTokens(hub, threads);
    ended = new EndedOrders(hub, threads);
    dueVoids = new DueVoids(hub, TestTransactions.get().transactions());
    history = new PaymentHistory(hub);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  public PaymentRecord payments() {
    return payments;
  }

  public PaymentTokens tokens() {
    return tokens;
  }

  public EndedOrders ended() {
    return ended;
  }

  public DueVoids dueVoids() {
    return dueVoids;
  }

  public PaymentHistory history() {
    return history;
  }

  public TestDatabase database() {
    return database;
  }

  /** The published events, in order. */
  public Queue<DomainEvent> sent() {
    return sent;
  }

  /** The event of a placed order, whose token is kept for payment. */
  public DomainEvent placed(UUID order, long cents, String token) {
    database.execute(
        "INSERT INTO payments.payment_token VALUES ('%s', '%s')".formatted(order, token));
    String data =
        """
        {"orderId":"%s","customerId":"c1","totalMinorUnits":%d,"currency":"USD",
         "lines":[{"sku":"tea","currency":"EUR","totalMinorUnits":7}]}"""
            .formatted(order, cents);
    return new DomainEvent(
        TimeOrderedUuid.next(),
        "holdfast.orders",
        "io.holdfast.order.placed.v1",
        order.toString(),
        0,
        data);
  }

  /** The event of an order that ended unpaid; its token is marked, as settlement does. */
  public DomainEvent ended(UUID order, OrderEvent type) {
    database.execute(
        "UPDATE payments.payment_token SET ended = true WHERE order_id = '%s'".formatted(order));
    return DomainEvent.of(TimeOrderedUuid.next(), type, order.toString(), 1, "{}");
  }

  /** Number of payments, inbox rows and events, separated by blanks. */
  public String rows() {
    return database
        .texts(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM payments.payment),
                                  (SELECT count(*) FROM messaging.inbox WHERE consumer = 'payments'),
                                  (SELECT count(*) FROM messaging.outbox))""")
        .get(0);
  }

  @Override
  public void close() {
    tokens.close();
    ended.close();
    payments.close();
  }
}
