package io.holdfast.orders;

import io.holdfast.batching.LaneState;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.Stock;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.SpikeDetector;
import io.holdfast.orders.book.OrderBook;
import io.holdfast.orders.book.OrderTimelines;
import io.holdfast.orders.placement.BatchPlacement;
import io.holdfast.orders.placement.HoldSender;
import io.holdfast.orders.placement.Placement;
import io.holdfast.orders.placement.PlacementLanes;
import io.holdfast.orders.placement.Rehearsal;
import io.holdfast.orders.settlement.Cancellation;
import io.holdfast.orders.settlement.Housekeeping;
import io.holdfast.orders.settlement.OverdueOrders;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.orders.settlement.SettlementLanes;
import io.holdfast.orders.settlement.SettlementResult;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.SaleGate;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The orders: placing, reading, settling. */
@Singleton
public final class Orders {
  /** How long callers wait for a settlement; one not started by then is dropped and redelivered. */
  public static final Duration SETTLEMENT_PATIENCE = Duration.ofSeconds(20);

  /**
   * Number of holds times number of warehouses from which warehouses and hub are written in
   * parallel.
   */
  private static final int MANY_HOLDS = 64;

  private static final Duration OVERDUE_INTERVAL = Duration.ofSeconds(1);

  private final PlacementLanes placement;
  private final SettlementLanes settlement;
  private final Cancellation cancellation;
  private final Housekeeping housekeeping;
  private final OverdueOrders overdue;
  private final OrderBook book;
  private final OrderTimelines timelines;
  private final Supplier<Rehearsal> rehearsals;

  @Inject
  public Orders(
      ProductPrices catalog,
      Stock stock,
      Reservations reservations,
      Sourcing sourcing,
      HubDatabase hub,
      Transactions transactions,
      ServerThreads threads,
      PaymentTerms terms,
      SagaTerms sagas,
      SpikeDetector spikes,
      PersistenceUnits units,
      SaleGate gate) {
    Clock clock = Clock.systemUTC();
    BatchPlacement atomic =
        new BatchPlacement(
            catalog,
            stock,
            reservations,
            sourcing,
            transactions,
            hub,
            terms.timeToPay(),
            clock,
            new HoldSender(threads.executor(), MANY_HOLDS),
            sagas.warehouses(),
            gate);
    BatchPlacement bySaga =
        new BatchPlacement(
            catalog,
            stock,
            sourcing,
            transactions,
            hub,
            terms.timeToPay(),
            sagas,
            clock,
            gate,
            threads.executor());
    this.placement = new PlacementLanes(stock, sagas, atomic, bySaga, spikes, threads);
    this.settlement =
        new SettlementLanes(
            hub, reservations, transactions, sagas.warehouses(), SETTLEMENT_PATIENCE, threads);
    this.book = new OrderBook(hub);
    this.timelines = new OrderTimelines(hub);
    this.rehearsals = () -> new Rehearsal(sourcing, hub, transactions, terms.timeToPay(), clock);
    this.cancellation =
        new Cancellation(
            hub, book, units.open("orders", "jdbc/hub"), reservations, transactions, clock);
    this.housekeeping = new Housekeeping(hub, this::settle);
    this.overdue = new OverdueOrders(housekeeping::overdue, OVERDUE_INTERVAL);
    threads.factory().newThread(housekeeping).start();
  }

  /**
   * Places an order: atomically, so that with a result every unit is reserved or none; or by saga,
   * if that is asked for or a far warehouse is needed.
   *
   * @return completes with the result; or exceptionally with {@link
   *     io.holdfast.kernel.ConflictException}, {@link UnavailableException} or {@link
   *     io.holdfast.kernel.OutcomeUnknownException}, after each of which the same key may be sent
   *     again
   * @throws UnavailableException immediately, if the queue is full
   */
  public CompletionStage<PlacementResult> place(IdempotencyKey key, PlaceOrder order) {
    return placement.place(new Placement(key, order));
  }

  /**
   * Like {@link #place}, but in the calling thread if no other order is in progress; the future is
   * then complete on return.
   *
   * @throws UnavailableException immediately, if the queue is full
   */
  public CompletionStage<PlacementResult> placeOrWait(IdempotencyKey key, PlaceOrder order) {
    return placeOrWait(key, order, null);
  }

  /**
   * The same for SKUs of a sale.
   *
   * @param saleTicket null if none was shown
   */
  public CompletionStage<PlacementResult> placeOrWait(
      IdempotencyKey key, PlaceOrder order, String saleTicket) {
    return placement.placeOrWait(new Placement(key, order, saleTicket));
  }

  /** A rehearsal of placements, for a server that has just started. */
  public OrderRehearsal rehearsal() {
    Rehearsal rehearsal = rehearsals.get();
    return batch ->
        rehearsal.run(
            batch.entrySet().stream().map(e -> new Placement(e.getKey(), e.getValue())).toList());
  }

  /** Whether no further order can be queued now, so that it can be refused before it is read. */
  public boolean isFull() {
    return placement.isFull();
  }

  /**
   * Settles an order in the settlement lane, batched with others that wait; an order that needs a
   * far warehouse in a lane of its own.
   */
  public CompletionStage<SettlementResult> settle(Settlement command) {
    return settlement.settle(command);
  }

  /** State of the lanes of this server. */
  public List<LaneState> lanes() {
    return Stream.of(placement.states(), settlement.states()).flatMap(List::stream).toList();
  }

  /**
   * Orders expired by this server since it started: payment was requested and the provider gave no
   * decision in time.
   */
  public long expiredUnanswered() {
    return settlement.expired();
  }

  /**
   * Orders whose time to pay is over, as of a second ago; they hold their units until they are
   * expired.
   */
  public Set<OrderId> overdue() {
    return overdue.current();
  }

  /** One order. */
  public Optional<OrderView> find(OrderId id) {
    return book.find(id);
  }

  /**
   * The history of an order, oldest first.
   *
   * @throws UnknownOrderException if there is none
   */
  public List<TimelineEntry> timeline(OrderId id) {
    return timelines.of(id);
  }

  /**
   * A page of orders.
   *
   * @throws IllegalArgumentException if the cursor is malformed
   */
  public Page<OrderView> list(OrderQuery query) {
    return book.list(query);
  }

  /**
   * Cancels what of an order has not been dispatched and releases these units: the order, whose
   * authorisation is then voided, or the rest of it. Idempotent.
   *
   * @param reason reason given by the caller, 1 to 200 characters
   * @param expectedVersion versions the caller accepts; not checked if the order is cancelled
   *     already
   * @return the order
   * @throws UnknownOrderException if there is none
   * @throws IllegalOrderStateException if everything was dispatched, or it has ended otherwise than
   *     on request
   * @throws StaleVersionException if its version is not one of the expected versions
   * @throws UnavailableException if one of its warehouses is unreachable or its stock is locked
   * @throws io.holdfast.kernel.ConflictException if concurrent changes used up all attempts
   */
  public OrderView cancel(OrderId id, String reason, VersionCondition expectedVersion) {
    cancellation.cancel(id, reason, expectedVersion);
    return find(id).orElseThrow(() -> new UnknownOrderException(id));
  }

  /**
   * Cancels what of an order has not been dispatched, since its payment no longer holds.
   * Idempotent.
   *
   * @throws UnknownOrderException if there is none
   * @throws UnavailableException if one of its warehouses is unreachable or its stock is locked
   * @throws io.holdfast.kernel.ConflictException if concurrent changes used up all attempts
   */
  public void cancelUncovered(OrderId id, String reason) {
    cancellation.cancelUncovered(id, reason);
  }

  /** Forces creation at start, so that overdue orders expire without a request. */
  void start(@Observes Startup event) {}

  @PreDestroy
  void stop() {
    housekeeping.stop();
    placement.close();
    settlement.close();
  }
}
