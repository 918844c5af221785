package io.holdfast.fulfilment;

import io.holdfast.batching.BoundedWait;
import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.fulfilment.record.CarrierReports;
import io.holdfast.fulfilment.record.OrderChanges;
import io.holdfast.fulfilment.record.ShipmentBook;
import io.holdfast.fulfilment.record.ShipmentWork;
import io.holdfast.fulfilment.record.WorkSignal;
import io.holdfast.fulfilment.worker.DispatchLane;
import io.holdfast.fulfilment.worker.Labelling;
import io.holdfast.fulfilment.worker.ShipmentWorker;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.Dispatches;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The shipments: reading, dispatching, and what the carrier reports. Runs the worker. */
@Singleton
public final class Shipments {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LaneLimits REPORT_LIMITS =
      new LaneLimits(2048, 256, 5, Duration.ofMillis(5)).droppingAfter(PATIENCE);

  private final HubDatabase hub;
  private final Transactions transactions;
  private final ShipmentBook book;
  private final ShipmentWork work;
  private final WorkSignal signal;
  private final OrderChanges changes;
  private final DispatchLane dispatch;
  private final CarrierReports reports;
  private final Lane<CarrierReport, Boolean> reportLane;
  private final ShipmentWorker worker;

  @Inject
  public Shipments(
      HubDatabase hub,
      Transactions transactions,
      Dispatches dispatches,
      Carrier carrier,
      FulfilmentTerms terms,
      OrderChanges changes,
      ShipmentWork work,
      WorkSignal signal,
      ServerThreads threads) {
    this.hub = hub;
    this.transactions = transactions;
    this.book = new ShipmentBook(hub);
    this.work = work;
    this.signal = signal;
    this.changes = changes;
    this.dispatch = new DispatchLane(hub, dispatches, threads);
    this.reports = new CarrierReports(hub.outbox(), dispatches);
    this.reportLane =
        new Lane<>(
            "carrier-reports", REPORT_LIMITS, this::receive, threads.factory(), threads.executor());
    this.worker =
        new ShipmentWorker(
            work,
            new Labelling(carrier, work, dispatches),
            dispatch,
            terms,
            threads.executor(),
            signal);
    threads.factory().newThread(worker).start();
  }

  /** One shipment. */
  public Optional<ShipmentView> find(UUID id) {
    return book.find(id);
  }

  /** A page of shipments, those of the oldest orders first. */
  public Page<ShipmentView> list(ShipmentQuery query) {
    return book.list(query);
  }

  /**
   * Dispatches a shipment that has its label. Repeated: the same.
   *
   * @param from the warehouse where the parcel leaves; null for the one that reserved its units
   * @throws UnknownShipmentException if there is none
   * @throws IllegalShipmentStateException if it has no label, was cancelled, its order cannot ship,
   *     or another warehouse has reserved its units
   * @throws UnavailableException if its warehouse cannot be used now
   */
  public ShipmentView dispatch(UUID id, WarehouseCode from) {
    ShipmentView asked = find(id).orElseThrow(() -> new UnknownShipmentException(id));
    if (from != null && !from.value().equals(asked.warehouse())) {
      throw new IllegalShipmentStateException(
          "the units of shipment " + id + " are reserved in " + asked.warehouse());
    }
    DispatchOutcome outcome =
        BoundedWait.await(dispatch.dispatch(id, null), PATIENCE, "the dispatch");
    if (outcome instanceof DispatchOutcome.Unknown) {
      throw new UnknownShipmentException(id);
    } else if (outcome instanceof DispatchOutcome.Postponed) {
      throw new UnavailableException("the warehouse of shipment " + id + " cannot be used now");
    } else if (outcome instanceof DispatchOutcome.Cancelled cancelled) {
      throw new IllegalShipmentStateException(
          "shipment " + id + " is cancelled: " + cancelled.reason());
    }
    ShipmentView shipment = find(id).orElseThrow(() -> new UnknownShipmentException(id));
    return switch (shipment.status()) {
      case DISPATCHED, DELIVERED, LOST -> shipment;
      default ->
          throw new IllegalShipmentStateException("shipment " + id + " is " + shipment.status());
    };
  }

  /**
   * Makes a shipment due again whose attempts were used up.
   *
   * @throws UnknownShipmentException if there is none
   * @throws IllegalShipmentStateException if it has not failed
   */
  public ShipmentView retry(UUID id) {
    boolean hadFailed = work.retry(id);
    ShipmentView shipment = find(id).orElseThrow(() -> new UnknownShipmentException(id));
    if (!hadFailed) {
      throw new IllegalShipmentStateException("shipment " + id + " has not failed");
    }
    signal.signal();
    return shipment;
  }

  /**
   * Receives a report of the carrier, batched with others that wait.
   *
   * @return completes when it is stored, now or before; false if there is no such shipment
   * @throws UnavailableException immediately, if the queue is full
   */
  public CompletionStage<Boolean> report(CarrierReport report) {
    return reportLane.submit(report);
  }

  private List<Boolean> receive(List<CarrierReport> batch) {
    Set<UUID> known =
        transactions.run(
            () -> {
              try (Connection connection = hub.xa().getConnection()) {
                return reports.receive(connection, batch);
              }
            });
    return batch.stream().map(report -> known.contains(report.shipment())).toList();
  }

  /** State of the lanes of this server. */
  public List<LaneState> lanes() {
    return List.of(changes.lane(), dispatch.state(), reportLane.state());
  }

  /** Forces creation at start, so that shipments are worked on without a request. */
  void start(@Observes Startup event) {}

  /** Stops the worker and the lanes. */
  @PreDestroy
  public void stop() {
    worker.stop();
    dispatch.close();
    reportLane.close();
  }
}
