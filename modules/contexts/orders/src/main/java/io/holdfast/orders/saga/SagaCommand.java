package io.holdfast.orders.saga;

import io.holdfast.inventory.ReservationAnswer;
import io.holdfast.kernel.OrderId;
import java.util.List;
import java.util.UUID;

/** What moves sagas on. Safe to repeat. */
public sealed interface SagaCommand {
  /** The orders it is about. */
  List<OrderId> orders();

  /**
   * A warehouse answered.
   *
   * @param event recorded as applied
   */
  record Answered(UUID event, String warehouse, List<ReservationAnswer> answers)
      implements SagaCommand {
    @Override
    public List<OrderId> orders() {
      return answers.stream().map(a -> new OrderId(a.orderId())).toList();
    }
  }

  /** The time to answer of some orders is over; checked again by the database's clock. */
  record Overdue(List<OrderId> orders) implements SagaCommand {}
}
