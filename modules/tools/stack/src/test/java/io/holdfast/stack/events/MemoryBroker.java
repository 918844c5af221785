package io.holdfast.stack.events;

import io.holdfast.messaging.CloudEventText;
import io.holdfast.stack.StackDescriptor;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis broker in this JVM that stores nothing on disk. */
final class MemoryBroker {
  private static final String URL = "vm://7";

  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  MemoryBroker() throws Exception {
    server.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration("in-vm", URL));
    server.start();
  }

  /** Makes a queue. */
  void queue(String address, String queue, String filter) throws Exception {
    server
        .getActiveMQServer()
        .createQueue(
            QueueConfiguration.of(queue)
                .setAddress(address)
                .setRoutingType(RoutingType.MULTICAST)
                .setFilterString(filter));
  }

  StackDescriptor.Broker descriptor() {
    return new StackDescriptor.Broker(URL, "admin", "admin");
  }

  /** Ids of the events in a queue, in their order. */
  List<UUID> events(String address, String queue) throws JMSException {
    List<UUID> ids = new ArrayList<>();
    try (ActiveMQConnectionFactory clients = new ActiveMQConnectionFactory(URL);
        var session = clients.createContext();
        var browser = session.createBrowser(session.createQueue(address + "::" + queue))) {
      session.start();
      var messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        TextMessage message = (TextMessage) messages.nextElement();
        ids.add(CloudEventText.read(message.getText()).id());
      }
    }
    return ids;
  }

  void stop() throws Exception {
    server.stop();
  }
}
