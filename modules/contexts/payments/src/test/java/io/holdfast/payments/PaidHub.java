package io.holdfast.payments;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.payments.callback.CallbackHandling;
import io.holdfast.payments.callback.PaymentReferences;
import io.holdfast.payments.operation.DueOperations;
import io.holdfast.payments.operation.Lapses;
import io.holdfast.payments.operation.OperationCalls;
import io.holdfast.payments.operation.OperationRequests;
import io.holdfast.payments.operation.OperationResults;
import io.holdfast.payments.operation.OperationTerms;
import io.holdfast.payments.operation.OperationWorker;
import io.holdfast.payments.record.DecidedPayment;
import io.holdfast.payments.record.EndedOrders;
import io.holdfast.payments.record.OperationSignal;
import io.holdfast.payments.record.PaymentHistory;
import io.holdfast.payments.record.PaymentRecord;
import io.holdfast.payments.record.PaymentTokens;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub with payments on it; its relay sends into a queue that the test can read. */
public final class PaidHub implements AutoCloseable {
  private final TestDatabase database = TestDatabases.hub();
  private final Queue<DomainEvent> sent = new ConcurrentLinkedQueue<>();
  private final PaymentRecord payments;
  private final PaymentTokens tokens;
  private final EndedOrders ended;
  private final OperationRequests requests;
  private final OperationResults results;
  private final HubDatabase hub;
  private final ServerThreads threads;
  private final OperationSignal signal = new OperationSignal();
  private final PaymentHistory history;

  private final OperationTerms terms;

  public PaidHub() {
    this(Duration.ZERO);
  }

  /**
   * @param retryGrace how long a declined payment is tried again
   */
  public PaidHub(Duration retryGrace) {
    Transactions transactions = TestTransactions.get().transactions();
    threads = new ServerThreads(PaidHub::daemon, Runnable::run);
    hub =
        new HubDatabase(
            database.xa(), database.plain(), new Relays(sent::addAll, threads), transactions);
    terms = new OperationTerms(Duration.ofSeconds(30), Duration.ofSeconds(30), retryGrace);
    payments = new PaymentRecord(hub, transactions, threads, signal);
    tokens = new PaymentTokens(hub, threads);
    ended = new EndedOrders(hub, threads, signal);
    requests = new OperationRequests(hub, transactions, threads, signal);
    results = new OperationResults(hub, transactions, threads, terms, signal);
    history = new PaymentHistory(hub);
  }

  /** A worker of its own, as another server would have; it calls on the thread of the test. */
  public OperationWorker worker(PaymentGateway gateway) {
    return worker(gateway, results);
  }

  private OperationWorker worker(PaymentGateway gateway, OperationResults recorded) {
    return new OperationWorker(
        new DueOperations(hub, terms),
        new OperationCalls(gateway, recorded, payments),
        lapses(),
        signal,
        Runnable::run);
  }

  public Lapses lapses() {
    return new Lapses(hub, TestTransactions.get().transactions());
  }

  public CallbackHandling callbacks() {
    return new CallbackHandling(new PaymentReferences(hub), payments, results, lapses());
  }

  /** A worker that dies after its calls: nothing of their outcome is recorded. */
  public OperationWorker dyingWorker(PaymentGateway gateway) {
    OperationResults closed =
        new OperationResults(
            hub, TestTransactions.get().transactions(), threads, terms, new OperationSignal());
    closed.close();
    return worker(gateway, closed);
  }

  /** Calls for all that is due, until nothing is. */
  public void workOff(PaymentGateway gateway) {
    OperationWorker worker = worker(gateway);
    while (worker.startDue() > 0) {
      worker.awaitIdle();
    }
  }

  /** Ends the pause before the next attempt, and the lease, of every operation. */
  public void letTimePass() {
    database.execute(
        "UPDATE payments.operation SET next_attempt_at = now() WHERE state = 'PENDING'");
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

  public OperationRequests requests() {
    return requests;
  }

  public OperationTerms terms() {
    return terms;
  }

  /** An order whose payment is authorised, as {@code auth_} and its id. */
  public OrderId authorised(long minorUnits) {
    return authorised(1, minorUnits).get(0);
  }

  /** So many orders whose payments are authorised. */
  public List<OrderId> authorised(int count, long minorUnits) {
    List<OrderId> orders =
        Stream.generate(() -> new OrderId(TimeOrderedUuid.next())).limit(count).toList();
    database.execute(
        "INSERT INTO payments.payment_token VALUES "
            + orders.stream()
                .map(order -> "('" + order + "', 'tok_ok')")
                .collect(Collectors.joining(", ")));
    orders.stream()
        .map(order -> payments.add(authorisation(order, minorUnits)))
        .collect(Collectors.toList())
        .forEach(CompletableFuture::join);
    return orders;
  }

  private static DecidedPayment authorisation(OrderId order, long minorUnits) {
    return new DecidedPayment(
        TimeOrderedUuid.next(),
        new PaymentRequest(order, new Money(minorUnits, "USD"), "tok_ok"),
        new PaymentDecision.Authorised("auth_" + order));
  }

  /** State of a payment: status and amounts authorised, captured, cancelled and refunded. */
  public String payment(OrderId order) {
    return database
        .texts(
            """
            SELECT concat_ws(' ', status, amount_cents, captured_minor, cancelled_minor, refunded_minor)
            FROM payments.payment WHERE order_id = '%s'"""
                .formatted(order))
        .get(0);
  }

  /** Operations of an order: kind, amount and state, in the order of their requests. */
  public List<String> operations(OrderId order) {
    return database.texts(
        """
        SELECT concat_ws(' ', kind, amount_minor, state) FROM payments.operation
        WHERE order_id = '%s' ORDER BY requested_at, kind, cause_id"""
            .formatted(order));
  }

  /** Names of the events published about an order's payment, without its decision. */
  public List<String> events(OrderId order) {
    return database.texts(
        """
        SELECT split_part(type, '.', 4) FROM messaging.outbox WHERE aggregate_id = '%s'
          AND type NOT LIKE '%%authorised%%' AND type NOT LIKE '%%declined%%' ORDER BY id"""
            .formatted(order));
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
    requests.close();
    results.close();
    tokens.close();
    ended.close();
    payments.close();
    database.close();
  }
}
