package io.holdfast.orders;

import io.holdfast.inventory.Reservations;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.dispatch.BatchDispatch;
import io.holdfast.orders.dispatch.Completion;
import io.holdfast.orders.dispatch.Destinations;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Dispatch of orders, for fulfilment. The row of an order decides between its dispatch, its
 * cancellation and the end of its payment: each reads that row and advances its version in the
 * transaction of its own change.
 */
@Singleton
public final class Dispatches {
  private final BatchDispatch batch;
  private final Completion completion;
  private final Destinations destinations;

  @Inject
  public Dispatches(HubDatabase hub, Reservations reservations, Transactions transactions) {
    this.batch = new BatchDispatch(hub, reservations, transactions);
    this.completion = new Completion(hub);
    this.destinations = new Destinations(hub);
  }

  /**
   * Dispatches parcels in one transaction: their units leave the stock of their warehouses, orders
   * become PARTLY_SHIPPED or SHIPPED, and the caller's rows are written. A parcel that cannot ship
   * does not affect the others.
   *
   * @param parcels at least one; several may be of one order
   * @param record writes the caller's rows, before those of the orders
   * @return one result for each parcel, in their order
   * @throws io.holdfast.kernel.ConflictException if nothing was changed and the batch may be tried
   *     again as it is
   * @throws io.holdfast.kernel.UnavailableException if a database cannot be reached
   * @throws io.holdfast.kernel.OutcomeUnknownException if the transaction may or may not have
   *     committed
   */
  public List<DispatchResult> dispatch(List<Parcel> parcels, DispatchRecord record) {
    return batch.dispatch(parcels, record);
  }

  /**
   * Where orders go. Orders that do not exist are missing.
   *
   * @throws io.holdfast.kernel.UnavailableException if the hub cannot be reached
   */
  public Map<OrderId, Destination> destinations(Collection<OrderId> orders) {
    return destinations.of(orders);
  }

  /**
   * Completes those of the orders of which nothing is open or under way any more, in the running
   * transaction of the caller, after it has written its shipments.
   *
   * @param hub connection of the hub, enlisted in that transaction
   */
  public void complete(Connection hub, Collection<OrderId> orders) throws SQLException {
    completion.complete(hub, orders);
  }
}
