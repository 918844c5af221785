package io.holdfast.chaos.check;

import io.holdfast.stack.process.Await;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Waits until nothing is under way: no order without a decision, no event unsent or not yet
 * consumed, no transaction in doubt.
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

  /** Whether it became quiet in time, and was so when looked at again. */
  public boolean await(Duration patience) {
    quietLooks = 0;
    return Await.until(patience, this::look);
  }

  /** What was left when last looked at. */
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
