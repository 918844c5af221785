package io.holdfast.stack.broker;

import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * Runs the broker until the process is asked to end. Its one argument is the directory that {@link
 * BrokerConfiguration} wrote.
 */
public final class BrokerMain {
  /** For tests: how often each message is delivered. */
  static final String DELIVERIES = "HOLDFAST_BROKER_DELIVERIES";

  private BrokerMain() {}

  /** Starts the broker; returns when it serves. */
  public static void main(String[] arguments) throws Exception {
    BrokerConfiguration configuration = new BrokerConfiguration(Path.of(arguments[0]));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfigResourcePath(configuration.brokerFile().toUri().toString());
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(
            InVMLoginModule.class.getName(), users(configuration.users())));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop-broker"));
    broker.start();
    int deliveries = Integer.parseInt(System.getenv().getOrDefault(DELIVERIES, "1"));
    if (deliveries > 1) {
      broker.getActiveMQServer().registerBrokerPlugin(new RepeatedDelivery(deliveries));
    }
  }

  private static SecurityConfiguration users(Properties passwords) {
    SecurityConfiguration users = new SecurityConfiguration();
    for (String user : Set.copyOf(passwords.stringPropertyNames())) {
      users.addUser(user, passwords.getProperty(user));
      users.addRole(user, user);
    }
    return users;
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not stop in order", e);
    }
  }
}
