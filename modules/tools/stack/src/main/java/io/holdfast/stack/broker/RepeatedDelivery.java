package io.holdfast.stack.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * For tests: every queue gets each message several times, in the transaction of the sender and
 * without the mark of a redelivery. Consumers must be idempotent.
 */
final class RepeatedDelivery implements ActiveMQServerPlugin {
  private final int times;
  private ActiveMQServer server;

  /**
   * @param times how often each message arrives, at least once
   */
  RepeatedDelivery(int times) {
    this.times = times;
  }

  @Override
  public void registered(ActiveMQServer broker) {
    this.server = broker;
  }

  /** A copy has no duplicate id: the broker itself would drop it. */
  @Override
  public void afterSend(
      ServerSession session,
      Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue,
      RoutingStatus result)
      throws ActiveMQException {
    try {
      for (int copy = 1; copy < times; copy++) {
        Message again = message.copy(server.getStorageManager().generateID());
        again.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
        again.reencode();
        server.getPostOffice().route(again, transaction, false);
      }
    } catch (ActiveMQException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a message could not be repeated", e);
    }
  }
}
