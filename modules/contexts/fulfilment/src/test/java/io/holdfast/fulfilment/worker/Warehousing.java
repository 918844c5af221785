package io.holdfast.fulfilment.worker;

import io.holdfast.fulfilment.FulfilmentTerms;
import io.holdfast.fulfilment.ScriptedCarrier;
import io.holdfast.fulfilment.messaging.OrderEventHandling;
import io.holdfast.fulfilment.record.CarrierReports;
import io.holdfast.fulfilment.record.OrderChanges;
import io.holdfast.fulfilment.record.ShipmentWork;
import io.holdfast.fulfilment.record.WorkSignal;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.EventType;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fulfilment of the orders of a shop, step by step: events and the worker's rounds on request. */
public final class Warehousing implements AutoCloseable {
  private final OrdersFixture shop;
  private final ScriptedCarrier carrier = new ScriptedCarrier();
  private final ServerThreads threads = new ServerThreads(Warehousing::daemon, Runnable::run);
  private final FulfilmentTerms terms;
  private final ShipmentWork work;
  private final OrderChanges changes;
  private final OrderEventHandling handling;
  private final DispatchLane dispatch;
  private final ShipmentWorker worker;

  public Warehousing(OrdersFixture shop, String dispatchMode, Duration lease, int attempts) {
    this.shop = shop;
    this.terms = new FulfilmentTerms(dispatchMode, lease, attempts);
    this.work = new ShipmentWork(shop.hubDatabase(), terms);
    this.changes =
        new OrderChanges(
            shop.hubDatabase(),
            shop.dispatches(),
            TestTransactions.get().transactions(),
            threads,
            new WorkSignal());
    this.handling = new OrderEventHandling(changes);
    this.dispatch = new DispatchLane(shop.hubDatabase(), shop.dispatches(), threads);
    this.worker = worker();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Another worker on the same shipments. */
  ShipmentWorker worker() {
    return new ShipmentWorker(
        work,
        new Labelling(carrier, work, shop.dispatches()),
        dispatch,
        terms,
        Runnable::run,
        new WorkSignal());
  }

  ScriptedCarrier carrier() {
    return carrier;
  }

  ShipmentWork work() {
    return work;
  }

  DispatchLane dispatch() {
    return dispatch;
  }

  CarrierReports reports() {
    return new CarrierReports(shop.hubDatabase().outbox(), shop.dispatches());
  }

  /** Delivers every event of a type that was published so far. */
  void deliver(EventType type) {
    events(type).forEach(handling::handle);
  }

  List<DomainEvent> events(EventType type) {
    List<DomainEvent> events = new ArrayList<>();
    try (Connection connection = shop.hub().plain().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT id, aggregate_id, aggregate_version, data FROM messaging.outbox
                WHERE type = '%s' ORDER BY id"""
                    .formatted(type.type()))) {
      while (row.next()) {
        events.add(
            DomainEvent.of(
                row.getObject(1, UUID.class),
                type,
                row.getString(2),
                row.getInt(3),
                row.getString(4)));
      }
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One round of the worker, with everything that is due now. */
  int round() {
    return worker.takeSome();
  }

  /** Makes everything due that waits for a pause or a lease to end. */
  void nothingWaits() {
    shop.hub().execute("UPDATE fulfilment.shipment SET next_attempt_at = now()");
  }

  /** Shipments by warehouse, as an expression shows them. */
  List<String> shipments(String expression) {
    return shop.hub()
        .texts("SELECT " + expression + " FROM fulfilment.shipment s ORDER BY warehouse, id");
  }

  @Override
  public void close() {
    dispatch.close();
    changes.close();
  }
}
