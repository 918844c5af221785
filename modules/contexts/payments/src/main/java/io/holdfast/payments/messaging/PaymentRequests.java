package io.holdfast.payments.messaging;

import io.holdfast.messaging.CloudEventText;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/**
 * Takes the events of placed orders from the broker. The container holds no transaction meanwhile:
 * the call to the provider may take seconds. An exception sends the message back to the broker,
 * which delivers it again after a delay. The server's activation specification names the queue and
 * says how many messages are handled at once.
 */
@MessageDriven(
    name = "PaymentRequests",
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentRequests implements MessageListener {
  private PaymentHandling handling;

  /** For the container. */
  public PaymentRequests() {}

  @Inject
  void handleWith(PaymentHandling paymentHandling) {
    this.handling = paymentHandling;
  }

  /**
   * Handles one message.
   *
   * @throws RuntimeException if it is to be delivered again
   */
  @Override
  public void onMessage(Message message) {
    try {
      String text = ((TextMessage) message).getText();
      handling.handle(CloudEventText.read(text), message.getJMSRedelivered());
    } catch (JMSException e) {
      throw new IllegalArgumentException("the message cannot be read", e);
    }
  }
}
