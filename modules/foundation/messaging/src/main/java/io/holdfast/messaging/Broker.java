package io.holdfast.messaging;

import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The message broker, as the server is configured to reach it. */
@Singleton
public class Broker {
  private static final String CONNECTIONS = "jms/connectionFactory";

  /**
   * The connection factory; its sessions join the running JTA transaction.
   *
   * @throws IllegalStateException if the server has none
   */
  public ConnectionFactory connections() {
    try {
      return InitialContext.doLookup(CONNECTIONS);
    } catch (NamingException e) {
      throw new IllegalStateException(CONNECTIONS + " is not configured", e);
    }
  }
}
