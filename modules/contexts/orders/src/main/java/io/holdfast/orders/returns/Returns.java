package io.holdfast.orders.returns;

import io.holdfast.catalog.BundlePart;
import io.holdfast.inventory.ReturnedGoods;
import io.holdfast.inventory.TakeBack;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.event.ReturnEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Inbox;
import io.holdfast.messaging.KeyedChanges;
import io.holdfast.messaging.StoredAnswers.Kept;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.orders.RequestReturn;
import io.holdfast.orders.ReturnQuery;
import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.ReturnView;
import io.holdfast.orders.UnknownReturnException;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.bundle.BundleLines;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Use cases of returns. */
@Singleton
public final class Returns {
  /** The name of this consumer in the inbox. */
  static final String CONSUMER = "orders";

  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final Transactions transactions;
  private final ReturnedGoods goods;
  private final EntityManagerFactory returns;
  private final ReturnList list;
  private final KeyedChanges keyed;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public Returns(
      HubDatabase hub, Transactions transactions, ReturnedGoods goods, PersistenceUnits units) {
    this.hub = hub;
    this.transactions = transactions;
    this.goods = goods;
    this.returns = units.open("returns", "jdbc/hub");
    this.list = new ReturnList(hub, returns);
    this.keyed = new KeyedChanges(hub, transactions);
  }

  /** As described at {@link io.holdfast.orders.ReturnService#request}. */
  public ReturnView request(RequestReturn command) {
    return keyed.run(
        command.key(), ReturnView.class, Kept.FOR_A_DAY, () -> () -> announce(command));
  }

  private ReturnView announce(RequestReturn command) throws SQLException {
    try (Connection connection = hub.xa().getConnection();
        EntityManager entities = returns.createEntityManager()) {
      ReturnableOrder order = ReturnableOrder.lock(connection, command.order());
      ReturnRequest request = new ReturnRequest(order, command.reason(), clock.instant());
      Map<String, Integer> sums = new TreeMap<>();
      command.lines().forEach(l -> sums.merge(l.sku().value(), l.quantity(), Math::addExact));
      sums.forEach(
          (value, quantity) -> {
            Sku sku = new Sku(value);
            request.announce(sku, quantity, order.take(sku, quantity));
          });
      entities.persist(request);
      entities.flush();
      publish(connection, ReturnData.event(request, ReturnEvent.REQUESTED));
      return request.view();
    }
  }

  /** As described at {@link io.holdfast.orders.ReturnService#receive}. */
  public ReturnView receive(ReceiveReturn command) {
    return keyed.run(command.key(), ReturnView.class, Kept.FOR_A_DAY, () -> () -> takeIn(command));
  }

  /** The warehouse is written first: no row of the hub is locked while it is waited for. */
  private ReturnView takeIn(ReceiveReturn command) throws SQLException {
    try (EntityManager entities = returns.createEntityManager()) {
      ReturnRequest request = find(entities, command.returnId());
      request.receive(command, clock.instant());
      if (!command.lines().isEmpty()) {
        goods.takeBack(takeBack(command, bundlesOf(request.order())));
      }
      entities.flush();
      if (request.status() != ReturnStatus.PARTLY_RECEIVED) {
        try (Connection connection = hub.xa().getConnection()) {
          publish(connection, ReturnData.event(request, ReturnEvent.RECEIVED));
          Optional<DomainEvent> whole = ReturnedOrder.ifWhole(connection, request.order());
          if (whole.isPresent()) {
            publish(connection, whole.get());
          }
        }
      }
      return request.view();
    }
  }

  private Map<String, BundleLine> bundlesOf(OrderId order) throws SQLException {
    Map<String, BundleLine> bundles = new HashMap<>();
    try (Connection connection = hub.plain().getConnection()) {
      BundleLines.read(connection, order.value()).forEach(line -> bundles.put(line.sku(), line));
    }
    return bundles;
  }

  /** Warehouses take the parts of bundles. */
  private static TakeBack takeBack(ReceiveReturn command, Map<String, BundleLine> bundles) {
    Map<String, TakeBack.Units> sums = new TreeMap<>();
    for (ReceiveReturn.Line line : command.lines()) {
      BundleLine bundle = bundles.get(line.sku().value());
      if (bundle == null) {
        add(sums, line.sku(), line.quantity(), line.isRestocked());
      } else {
        for (BundlePart part : bundle.parts()) {
          int units = part.quantity() * line.quantity();
          add(sums, new Sku(part.sku()), units, line.isRestocked());
        }
      }
    }
    return new TakeBack(
        command.warehouse(), command.returnId().toString(), List.copyOf(sums.values()));
  }

  private static void add(Map<String, TakeBack.Units> sums, Sku sku, int units, boolean restocked) {
    sums.merge(
        sku.value(),
        new TakeBack.Units(sku, restocked ? units : 0, restocked ? 0 : units),
        (a, b) ->
            new TakeBack.Units(
                a.sku(), a.restocked() + b.restocked(), a.scrapped() + b.scrapped()));
  }

  /**
   * Records that the money was refunded.
   *
   * @param event the provider's confirmation, applied once
   * @throws UnknownReturnException if there is no such return
   */
  public void refunded(UUID id, UUID event) {
    transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = hub.xa().getConnection();
              EntityManager entities = returns.createEntityManager()) {
            if (!Inbox.receive(connection, CONSUMER, List.of(event)).isEmpty()) {
              ReturnRequest request = find(entities, id);
              request.refunded(clock.instant());
              entities.flush();
              publish(connection, ReturnData.event(request, ReturnEvent.REFUNDED));
            }
            return null;
          }
        });
  }

  private static ReturnRequest find(EntityManager entities, UUID id) {
    ReturnRequest request = entities.find(ReturnRequest.class, id);
    if (request == null) {
      throw new UnknownReturnException(id);
    }
    return request;
  }

  private void publish(Connection connection, DomainEvent event) throws SQLException {
    hub.outbox().append(connection, List.of(event));
  }

  /** One return, or empty. */
  public Optional<ReturnView> find(UUID id) {
    return list.find(id);
  }

  /** A page of returns, the newest first. */
  public Page<ReturnView> list(ReturnQuery query) {
    return list.list(query);
  }
}
