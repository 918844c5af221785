package io.holdfast.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;

/** A persistent Artemis broker in this JVM, with one address and one durable queue on it. */
final class RealBroker extends Broker {
  static final String ADDRESS = "holdfast.orders";
  private static final String QUEUE = "holdfast.payments.order-placed";
  private static final String URL = "vm://0";
  private static final double ANYTHING_IS_TOO_MUCH = 0;
  private static final double NOTHING_IS_TOO_MUCH = 1;

  /** The broker's audit log of every call is disabled. */
  private static final Logger CHATTER = Logger.getLogger("org.apache.activemq");

  private final Path directory;
  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
  private final ActiveMQXAConnectionFactory clients = new ActiveMQXAConnectionFactory(URL);

  RealBroker() throws Exception {
    CHATTER.setLevel(Level.SEVERE);
    directory = Files.createTempDirectory("holdfast-broker");
    server.setConfiguration(configuration(directory));
    server.start();
    server
        .getActiveMQServer()
        .createQueue(
            QueueConfiguration.of(QUEUE)
                .setAddress(ADDRESS)
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true));
  }

  private static Configuration configuration(Path directory) throws Exception {
    Configuration settings =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder(directory, "journal"))
            .setBindingsDirectory(folder(directory, "bindings"))
            .setLargeMessagesDirectory(folder(directory, "large-messages"))
            .setPagingDirectory(folder(directory, "paging"))
            .setPersistIDCache(true);
    return settings.addAcceptorConfiguration("in-vm", URL);
  }

  private static String folder(Path directory, String name) {
    return directory.resolve(name).toString();
  }

  /** Its sessions join the running JTA transaction, as those of the server's adapter do. */
  @Override
  public ConnectionFactory connections() {
    return JtaSessions.of(clients);
  }

  /** Ids of the events in the queue, in their order. */
  List<UUID> events() {
    List<UUID> ids = new ArrayList<>();
    try (var session = clients.createContext();
        var browser = session.createBrowser(session.createQueue(ADDRESS + "::" + QUEUE))) {
      session.start();
      var messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        TextMessage message = (TextMessage) messages.nextElement();
        ids.add(CloudEventText.read(message.getText()).id());
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return ids;
  }

  /** How many messages the queue holds. */
  long stored() {
    return server.getActiveMQServer().locateQueue(QUEUE).getMessageCount();
  }

  /** Sets whether the disk counts as full, by changing the limit. */
  void diskIsFull(boolean full) {
    FileStoreMonitor monitor = ((ActiveMQServerImpl) server.getActiveMQServer()).getMonitor();
    monitor.setMaxUsage(full ? ANYTHING_IS_TOO_MUCH : NOTHING_IS_TOO_MUCH);
    monitor.tick();
  }

  /** Stops the broker and deletes its data. */
  void stop() throws Exception {
    clients.close();
    server.stop();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(RealBroker::delete);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static void delete(File file) {
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }
}
