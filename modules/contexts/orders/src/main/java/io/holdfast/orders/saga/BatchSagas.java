package io.holdfast.orders.saga;

import io.holdfast.batching.BatchWork;
import io.holdfast.inventory.ReservationAnswer;
import io.holdfast.inventory.Stock;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Moves sagas on, a batch in one transaction of the hub: answers are applied, warehouses that took
 * too long are given up, and each order is then planned anew, placed or rejected. What was read
 * outside the transaction is checked by the version of the order.
 */
public final class BatchSagas implements BatchWork<SagaCommand, Boolean> {
  private final HubDatabase hub;
  private final Transactions transactions;
  private final Stock stock;
  private final Sourcing sourcing;
  private final SagaWriter writer;
  private final LongAdder placed = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  /**
   * @param timeToPay from the placement on
   * @param deadline how long a warehouse may take to answer
   */
  public BatchSagas(
      HubDatabase hub,
      Transactions transactions,
      Stock stock,
      Sourcing sourcing,
      Duration timeToPay,
      Duration deadline) {
    this.hub = hub;
    this.transactions = transactions;
    this.stock = stock;
    this.sourcing = sourcing;
    this.writer =
        new SagaWriter(
            hub, deadline, new SagaEvents(ReservationRequested.timeToLive(timeToPay, deadline)));
  }

  @Override
  public List<Boolean> handle(List<SagaCommand> batch) {
    Map<OrderId, SagaState> sagas = read(batch);
    Set<UUID> received = new HashSet<>();
    for (SagaCommand command : batch) {
      if (command instanceof SagaCommand.Answered answered) {
        received.add(answered.event());
        apply(answered, sagas);
      } else {
        command.orders().stream().filter(sagas::containsKey).forEach(o -> sagas.get(o).overdue());
      }
    }
    List<SagaState> all = List.copyOf(sagas.values());
    Replanning replanning = Replanning.of(all, stock, sourcing);
    all.forEach(replanning::decide);
    all.forEach(SagaState::placeIfReserved);
    List<SagaState> changed = all.stream().filter(SagaState::isChanged).toList();
    if (!changed.isEmpty() || !received.isEmpty()) {
      transactions.run(
          () -> {
            writer.write(received, changed);
            return null;
          });
    }
    changed.stream().filter(SagaState::movesOrder).forEach(this::count);
    return Collections.nCopies(batch.size(), true);
  }

  private static void apply(SagaCommand.Answered answered, Map<OrderId, SagaState> sagas) {
    for (ReservationAnswer answer : answered.answers()) {
      SagaState saga = sagas.get(new OrderId(answer.orderId()));
      if (saga != null) {
        saga.answered(answered.warehouse(), answer.outcome());
      }
    }
  }

  private Map<OrderId, SagaState> read(List<SagaCommand> batch) {
    Set<OrderId> orders = new HashSet<>();
    batch.forEach(command -> orders.addAll(command.orders()));
    Map<OrderId, SagaState> sagas = new HashMap<>();
    try (Connection connection = hub.plain().getConnection()) {
      SagaOrder.read(connection, orders)
          .forEach((id, order) -> sagas.put(id, new SagaState(order)));
      return sagas;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private void count(SagaState saga) {
    if (saga.status() == OrderStatus.PLACED) {
      placed.increment();
    } else if (saga.status() == OrderStatus.REJECTED) {
      rejected.increment();
    }
  }

  /** Orders that this server placed by saga. */
  public long placed() {
    return placed.sum();
  }

  /** Orders that this server rejected after their warehouses had been asked. */
  public long rejected() {
    return rejected.sum();
  }
}
