package io.holdfast.orders.messaging;

import io.holdfast.messaging.MessageConsumers;
import io.holdfast.orders.Sagas;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Consumes the answers of warehouses; acknowledged after the hub's own transaction. */
@MessageDriven(name = "ReservationAnswers")
@TransactionManagement(TransactionManagementType.BEAN)
public class ReservationAnswers implements MessageListener {
  private static final String NAME = "sagas";

  @Inject private Sagas sagas;
  @Inject private MessageConsumers consumers;

  @Override
  public void onMessage(Message message) {
    consumers.handle(NAME, message, event -> ReservationHandling.answers(sagas, event));
  }
}
