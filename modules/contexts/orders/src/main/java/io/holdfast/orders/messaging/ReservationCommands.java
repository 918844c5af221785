package io.holdfast.orders.messaging;

import io.holdfast.inventory.ReservationRequests;
import io.holdfast.messaging.MessageConsumers;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Consumes requests to warehouses. The message is acknowledged after the warehouse's own
 * transaction; a crash between the two causes a redelivery, which the warehouse recognises.
 */
@MessageDriven(name = "ReservationCommands")
@TransactionManagement(TransactionManagementType.BEAN)
public class ReservationCommands implements MessageListener {
  private static final String NAME = "reservations";

  @Inject private ReservationRequests requests;
  @Inject private MessageConsumers consumers;

  @Override
  public void onMessage(Message message) {
    consumers.handle(NAME, message, event -> ReservationHandling.request(requests, event));
  }
}
