package io.holdfast.web.health;

import io.holdfast.batching.LaneState;
import io.holdfast.fulfilment.Shipments;
import io.holdfast.notifications.NotificationLanes;
import io.holdfast.orders.Orders;
import io.holdfast.orders.Sagas;
import io.holdfast.payments.PaymentLanes;
import io.holdfast.sales.OpenSales;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** All lanes of this server: of placement and of the consumers. */
@ApplicationScoped
public class ServerLanes {
  @Inject private Orders orders;
  @Inject private Sagas sagas;
  @Inject private OpenSales sales;
  @Inject private PaymentLanes payments;
  @Inject private Shipments shipments;
  @Inject private NotificationLanes notifications;

  /** Current state of each. */
  public List<LaneState> states() {
    return Stream.of(
            orders.lanes(),
            List.of(sagas.lane()),
            List.of(sales.lane()),
            payments.states(),
            shipments.lanes(),
            notifications.states())
        .flatMap(List::stream)
        .toList();
  }
}
