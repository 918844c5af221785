package io.holdfast.outbox;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.SqlFailure;
import io.holdfast.kernel.UnavailableException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Sends the outbox of one database to the broker: take a batch, send it, and only then commit that
 * it is sent. A crash between the two sends it again: the broker refuses the repeated batch by its
 * duplicate ids, and what is then sent without them is known to the consumers by their inbox.
 */
public final class Relay implements Runnable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());

  private final String database;
  private final DataSource source;
  private final EventSender sender;
  private final Bell bell;
  private final RelayLimits limits;
  private final Rush rush;
  private Duration patience;

  /**
   * @param source gives connections outside JTA
   * @param rush is let pass before each batch, until patience ends
   */
  public Relay(
      String database,
      DataSource source,
      EventSender sender,
      Bell bell,
      RelayLimits limits,
      Rush rush) {
    this.database = database;
    this.source = source;
    this.sender = sender;
    this.bell = bell;
    this.limits = limits;
    this.rush = rush;
    this.patience = rush.patience();
  }

  /** Relays until the thread is interrupted. */
  @Override
  public void run() {
    Duration backOff = limits.pause();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        bell.await(limits.pause());
        TimeUnit.NANOSECONDS.sleep(limits.gather().toNanos());
        drain();
        backOff = limits.pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.log(Level.INFO, "relay of {0} pauses: {1}", database, e.getMessage());
        LockSupport.parkNanos(backOff.toNanos());
        backOff = shorter(backOff.multipliedBy(2), limits.longestPause());
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Sends all that waits. */
  void drain() {
    int sent;
    do {
      giveWay();
      try {
        sent = relay(sender::send);
      } catch (UnavailableException e) {
        throw e;
      } catch (RuntimeException refused) {
        sent = relayAgain();
      }
    } while (sent == limits.batch() && !Thread.currentThread().isInterrupted());
    patience = rush.patience();
  }

  /** Events that waited long enough are sent, whoever crowds, until none waits any more. */
  private void giveWay() {
    try {
      patience = patience.minus(rush.letPass(patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The batch may have been refused because an earlier attempt had arrived. */
  private int relayAgain() {
    try {
      return relay(sender::sendAgain);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException refused) {
      return relayOneByOne();
    }
  }

  private int relay(Consumer<List<DomainEvent>> send) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<DomainEvent> events = UnsentEvents.take(connection, limits.batch());
        if (!events.isEmpty()) {
          send.accept(events);
        }
        connection.commit();
        return events.size();
      } catch (SQLException | RuntimeException | Error e) {
        // Without this a pool would commit the mark when it takes the connection back.
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** After a refused batch: the good ones go, the bad one is noted. */
  private int relayOneByOne() {
    int sent = 0;
    while (sent < limits.batch() && relayOne()) {
      sent++;
    }
    return sent;
  }

  private boolean relayOne() {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      List<DomainEvent> one = UnsentEvents.take(connection, 1);
      try {
        if (!one.isEmpty()) {
          sender.sendAgain(one);
        }
      } catch (UnavailableException | Error e) {
        connection.rollback();
        throw e;
      } catch (RuntimeException refused) {
        connection.rollback();
        LOG.log(
            Level.WARNING,
            "event {0} of {1} refused: {2}",
            one.get(0).id(),
            database,
            refused.getMessage());
        UnsentEvents.refused(
            connection, one.get(0).id(), String.valueOf(refused.getMessage()), limits);
      }
      connection.commit();
      return !one.isEmpty();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
