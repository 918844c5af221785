package io.holdfast.chaos.check;

import io.holdfast.stack.process.Await;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Waits until the stack is idle: every order at its end, no payment operation open, no event unsent
 * or unconsumed, no transaction in doubt.
 */
public final class Quiescence {
  private static final int LOOKS = 2;

  private final DatabaseState databases;
  private final BrokerQueues broker;
  private Map<String, Long> left = Map.of();
  private int quietLooks;

  /** For this stack. */
  public Quiescence(DatabaseState databases, BrokerQueues broker) {
    this.databases = databases;
    this.broker = broker;
  }

  /** Whether it became idle in time and was still idle at a second check. */
  public boolean await(Duration patience) {
    quietLooks = 0;
    return Await.until(patience, this::look);
  }

  /** Unfinished work at the last check. */
  public String left() {
    return left.toString();
  }

  private boolean look() {
    try {
      left = databases.unfinished();
      if (left.isEmpty()) {
        left = broker.unfinished();
      }
    } catch (SQLException | JMSException away) {
      left = Map.of(String.valueOf(away.getMessage()), 1L);
    }
    quietLooks = left.isEmpty() ? quietLooks + 1 : 0;
    return quietLooks >= LOOKS;
  }
}
