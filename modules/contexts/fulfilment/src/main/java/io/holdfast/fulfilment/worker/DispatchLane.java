package io.holdfast.fulfilment.worker;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.fulfilment.DispatchOutcome;
import io.holdfast.fulfilment.record.CarrierReports;
import io.holdfast.fulfilment.record.DispatchTable;
import io.holdfast.fulfilment.record.Shipment;
import io.holdfast.fulfilment.record.ShipmentRows;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.DispatchRecord;
import io.holdfast.orders.DispatchResult;
import io.holdfast.orders.Dispatches;
import io.holdfast.orders.Parcel;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Dispatches shipments that have a label, batched: their units leave the stock, their orders
 * advance and their rows change in one transaction. A shipment that cannot ship is cancelled.
 */
public final class DispatchLane implements AutoCloseable {
  private static final LaneLimits LIMITS =
      new LaneLimits(4096, 256, 5, Duration.ofMillis(10)).droppingAfter(Duration.ofSeconds(20));

  private final HubDatabase hub;
  private final Dispatches dispatches;
  private final CarrierReports reports;
  private final Lane<Command, DispatchOutcome> lane;

  /**
   * @param version the version under which it is held; null on request of an operator
   */
  private record Command(UUID shipment, Integer version) {}

  public DispatchLane(HubDatabase hub, Dispatches dispatches, ServerThreads threads) {
    this.hub = hub;
    this.dispatches = dispatches;
    this.reports = new CarrierReports(hub.outbox(), dispatches);
    this.lane = new Lane<>("dispatch", LIMITS, this::handle, threads.factory(), threads.executor());
  }

  /**
   * Dispatches a shipment.
   *
   * @param version the version under which the caller holds it; null to dispatch it whoever does
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<DispatchOutcome> dispatch(UUID shipment, Integer version) {
    return lane.submit(new Command(shipment, version));
  }

  /** Current state. */
  public LaneState state() {
    return lane.state();
  }

  private List<DispatchOutcome> handle(List<Command> batch) {
    Map<UUID, Shipment> read = read(batch);
    Map<UUID, DispatchOutcome> outcomes = new HashMap<>();
    Map<UUID, Shipment> ready = new LinkedHashMap<>();
    for (Command command : batch) {
      Shipment shipment = read.get(command.shipment());
      DispatchOutcome refusal = refusal(command, shipment);
      if (refusal == null) {
        ready.put(shipment.id(), shipment);
      } else {
        outcomes.put(command.shipment(), refusal);
      }
    }
    List<Shipment> leaving = List.copyOf(ready.values());
    if (!leaving.isEmpty()) {
      List<DispatchResult> results =
          dispatches.dispatch(leaving.stream().map(DispatchLane::parcel).toList(), rows(leaving));
      for (int i = 0; i < results.size(); i++) {
        outcomes.put(leaving.get(i).id(), outcome(results.get(i)));
      }
    }
    return batch.stream().map(command -> outcomes.get(command.shipment())).toList();
  }

  private Map<UUID, Shipment> read(List<Command> batch) {
    try (Connection connection = hub.plain().getConnection()) {
      return ShipmentRows.read(
          connection, batch.stream().map(Command::shipment).distinct().toList());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Null if it can be dispatched. */
  private static DispatchOutcome refusal(Command command, Shipment shipment) {
    if (shipment == null) {
      return new DispatchOutcome.Unknown();
    }
    boolean isHeld = command.version() == null || command.version() == shipment.version();
    return shipment.status() == ShipmentStatus.LABELLED && isHeld
        ? null
        : new DispatchOutcome.NotReady(shipment.status());
  }

  private DispatchRecord rows(List<Shipment> leaving) {
    return new DispatchRecord() {
      @Override
      public void write(Connection connection, List<DispatchResult> results) throws SQLException {
        DispatchTable.write(connection, hub.outbox(), leaving, results);
      }

      @Override
      public void ordersAdvanced(Connection connection) throws SQLException {
        reports.applyEarly(connection, leaving.stream().map(Shipment::id).toList());
      }
    };
  }

  private static Parcel parcel(Shipment shipment) {
    return new Parcel(
        shipment.order(),
        shipment.warehouse(),
        shipment.lines().stream()
            .map(line -> new Parcel.Units(new Sku(line.sku()), line.quantity()))
            .toList());
  }

  private static DispatchOutcome outcome(DispatchResult result) {
    if (result instanceof DispatchResult.Refused refused) {
      return new DispatchOutcome.Cancelled(refused.reason());
    }
    return result instanceof DispatchResult.Postponed
        ? new DispatchOutcome.Postponed()
        : new DispatchOutcome.Dispatched();
  }

  @Override
  public void close() {
    lane.close();
  }
}
