package io.holdfast.orders.settlement;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.orders.IllegalOrderStateException;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.orders.book.OrderBook;
import io.holdfast.orders.dispatch.OrderPart;
import io.holdfast.orders.dispatch.OrderParts;
import io.holdfast.orders.event.OrderData;
import io.holdfast.orders.saga.CancelledSaga;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cancels one order, or what of it has not been dispatched, in its own transaction. The order
 * entity is read before the transaction begins, warehouses are written in the order of their codes,
 * and the hub joins last with the version that was read. A concurrent change of the order wins.
 */
public final class Cancellation {
  private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());
  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final OrderBook book;
  private final EntityManagerFactory orders;
  private final Reservations reservations;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param orders persistence unit {@code orders}
   */
  public Cancellation(
      HubDatabase hub,
      OrderBook book,
      EntityManagerFactory orders,
      Reservations reservations,
      Transactions transactions,
      Clock clock) {
    this.hub = hub;
    this.book = book;
    this.orders = orders;
    this.reservations = reservations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Cancels what of an order has not been dispatched and releases these units. An order cancelled
   * before is returned unchanged, whatever version is expected, since a repetition cannot know the
   * version that the first attempt wrote.
   *
   * @param reason reason given by the caller
   * @param expected versions of the order as returned by {@link OrderBook}
   * @throws UnknownOrderException if there is none
   * @throws IllegalOrderStateException if its state does not permit it
   * @throws io.holdfast.kernel.StaleVersionException if its version is not one of the expected
   *     versions
   * @throws UnavailableException if a warehouse of the order is unreachable or its stock is locked
   * @throws ConflictException if concurrent changes used up all attempts
   */
  public void cancel(OrderId id, String reason, VersionCondition expected) {
    attempt(id, new Request(reason, expected, true));
  }

  /**
   * Cancels what of an order has not been dispatched, since its payment no longer holds. Nothing
   * changes if everything was dispatched or the order has ended.
   *
   * @throws UnknownOrderException if there is none
   * @throws UnavailableException if a warehouse of the order is unreachable or its stock is locked
   * @throws ConflictException if concurrent changes used up all attempts
   */
  public void cancelUncovered(OrderId id, String reason) {
    try {
      attempt(id, new Request(reason, VersionCondition.ANY, false));
    } catch (IllegalOrderStateException e) {
      LOG.log(Level.INFO, "nothing to cancel: " + e.getMessage());
    }
  }

  /** Why and under which condition. */
  private record Request(String reason, VersionCondition expected, boolean isWish) {}

  /** What the audit trail shows of an order. */
  private record Noted(OrderStatus status) {}

  private void attempt(OrderId id, Request request) {
    for (int attempt = 1; ; attempt++) {
      try (EntityManager entities = orders.createEntityManager()) {
        cancel(entities, id, request);
        return;
      } catch (StockLockedException e) {
        reservations.findLockedOf(e.warehouse(), Set.of(id));
        throw locked(id, e.warehouse());
      } catch (ConflictException e) {
        if (attempt >= ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void cancel(EntityManager entities, OrderId id, Request request) {
    OrderState order = entities.find(OrderState.class, id.value());
    if (order == null) {
      throw new UnknownOrderException(id);
    }
    if (order.isWithdrawn()) {
      return;
    }
    requireExpected(order, id, request.expected());
    OrderStatus before = order.status();
    boolean isPartlyShipped = order.isPartlyShipped();
    boolean isPending = order.isPending();
    order.cancel(request.reason(), clock.instant(), request.isWish());
    OrderParts parts = parts(id);
    // The warehouses of an order that is PENDING are told to release by message.
    Map<WarehouseCode, Long> places = isPending ? Map.of() : places(parts.open());
    places.keySet().forEach(code -> requireFree(id, code));
    transactions.run(
        () -> {
          places.forEach((code, count) -> release(id, code, count));
          entities.joinTransaction();
          entities.flush();
          try (Connection connection = hub.xa().getConnection()) {
            if (isPartlyShipped) {
              CancelledUnits.write(connection, hub.outbox(), parts, order, request.reason());
            } else {
              if (isPending) {
                CancelledSaga.end(connection, hub.outbox(), id, order.version());
              }
              publish(connection, order, parts.data().because(request.reason()));
            }
            AuditTrail.join(connection, new Noted(before), new Noted(order.status()));
          }
          return null;
        });
  }

  /** Number of SKUs with open units in each warehouse. */
  private static Map<WarehouseCode, Long> places(List<OrderPart> open) {
    return open.stream()
        .collect(
            groupingBy(
                OrderPart::warehouse,
                TreeMap::new,
                collectingAndThen(mapping(OrderPart::sku, toSet()), skus -> (long) skus.size())));
  }

  /**
   * Callers see a version that counts the changes of the payment, too. It is read after the entity:
   * an order that moved in between is read again, since it may have been cancelled by the same
   * request sent twice.
   */
  private void requireExpected(OrderState order, OrderId id, VersionCondition expected) {
    OrderView shown = book.find(id).orElseThrow(() -> new UnknownOrderException(id));
    if (shown.status() != order.status()) {
      throw new ConflictException("order " + id + " moved while it was read");
    }
    expected.require("order " + id, shown.version());
  }

  private OrderParts parts(OrderId id) {
    try (Connection connection = hub.plain().getConnection()) {
      return OrderParts.read(connection, Set.of(id)).get(id);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private void requireFree(OrderId id, WarehouseCode code) {
    if (!reservations.canReach(code)) {
      throw new UnavailableException("warehouse " + code + " of order " + id + " is away");
    }
    if (!reservations.withLockedStock(code, Set.of(id)).isEmpty()) {
      throw locked(id, code);
    }
  }

  private static UnavailableException locked(OrderId id, WarehouseCode code) {
    return new UnavailableException("stock of order " + id + " in " + code + " is locked");
  }

  private void release(OrderId id, WarehouseCode code, long count) {
    List<Hold> ended = reservations.end(code, Set.of(id), ReservationOutcome.RELEASED);
    if (ended.size() != count) {
      throw new ConflictException("not every reservation of order " + id + " is open in " + code);
    }
  }

  private void publish(Connection connection, OrderState order, OrderData data)
      throws SQLException {
    UnsettledOrders.endPayment(connection, new OrderId(data.orderId()));
    hub.outbox()
        .append(
            connection,
            List.of(
                DomainEvent.of(
                    TimeOrderedUuid.next(),
                    OrderEvent.CANCELLED,
                    data.orderId().toString(),
                    order.version(),
                    JsonText.of(data))));
  }
}
