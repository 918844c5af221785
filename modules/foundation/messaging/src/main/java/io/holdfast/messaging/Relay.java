package io.holdfast.messaging;

import io.holdfast.cluster.LeaseLostException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Sends the outbox of one database to the broker: claims a batch, sends it, and then commits the
 * marks. After a crash between the two the batch is sent again: the broker refuses it by its
 * duplicate ids, it is then sent without them, and consumers ignore known events by their inbox.
 * While a full batch is being sent, the next one is claimed.
 */
public final class Relay implements Runnable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());

  private static final long NONE = Long.MIN_VALUE;

  private final String database;
  private final DataSource source;
  private final EventSender sender;
  private final CommitSignal signal;
  private final RelayLimits limits;
  private final SpikeDetector spikes;
  private final Executor executor;
  private final RelayTurn turn;
  private Duration maxPause;
  private volatile long batchStartedAt = NONE;
  private volatile boolean failing;

  /**
   * @param source gives connections outside JTA
   * @param spikes relaying pauses during a spike, up to the maximum pause
   * @param executor claims a batch while the previous one is sent
   * @param turn one server at a time relays a database, so that its events keep their order
   */
  public Relay(
      String database,
      DataSource source,
      EventSender sender,
      CommitSignal signal,
      RelayLimits limits,
      SpikeDetector spikes,
      Executor executor,
      RelayTurn turn) {
    this.database = database;
    this.source = source;
    this.sender = sender;
    this.signal = signal;
    this.limits = limits;
    this.spikes = spikes;
    this.executor = executor;
    this.turn = turn;
    this.maxPause = spikes.maxPause();
  }

  /** Relays events until the thread is interrupted. */
  @Override
  public void run() {
    Duration backOff = limits.pause();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        boolean committedHere = signal.await(limits.pause());
        TimeUnit.NANOSECONDS.sleep(limits.gather().toNanos());
        if (turn.isMine()) {
          drain();
        } else if (committedHere) {
          turn.wakeOthers().run();
        }
        backOff = limits.pause();
        failing = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (LeaseLostException e) {
        LOG.log(Level.INFO, "relay of {0}: {1}", database, e.getMessage());
      } catch (RuntimeException e) {
        failing = true;
        LOG.log(Level.INFO, "relay of {0} pauses: {1}", database, e.getMessage());
        LockSupport.parkNanos(backOff.toNanos());
        backOff = shorter(backOff.multipliedBy(2), limits.longestPause());
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /**
   * Current state.
   *
   * @param working whether its thread is there
   */
  RelayState state(boolean working) {
    long started = batchStartedAt;
    return new RelayState(
        database,
        working,
        started == NONE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - started),
        failing);
  }

  /** Sends all pending events. */
  void drain() {
    try {
      drainAll();
    } finally {
      batchStartedAt = NONE;
    }
  }

  private void drainAll() {
    boolean more;
    do {
      batchStartedAt = System.nanoTime();
      try {
        more = stream();
      } catch (UnavailableException | LeaseLostException e) {
        throw e;
      } catch (RuntimeException refused) {
        more = relayAgain() == limits.batch();
      }
    } while (more && !Thread.currentThread().isInterrupted() && turn.isMine());
    maxPause = spikes.maxPause();
  }

  /** Sends batch after batch, claiming the next one while one is sent. */
  private boolean stream() {
    try (ClaimsAhead claims = new ClaimsAhead(this::claim, executor)) {
      boolean more;
      do {
        if (!claims.isAhead()) {
          batchStartedAt = NONE;
          pauseDuringSpike();
          if (!turn.isMine()) {
            return false;
          }
        }
        batchStartedAt = System.nanoTime();
        try (Claim claim = claims.next()) {
          more = claim.events().size() == limits.batch();
          if (more && !spikes.isActive()) {
            claims.goAhead();
          }
          send(claim, sender::send);
        }
      } while (more && !Thread.currentThread().isInterrupted() && turn.isMine());
      return more;
    }
  }

  private Claim claim() {
    return Claim.of(source, limits.batch(), turn);
  }

  private static void send(Claim claim, Consumer<List<DomainEvent>> send) {
    if (!claim.events().isEmpty()) {
      send.accept(claim.events());
    }
    claim.commit();
  }

  /** Once events have waited the maximum pause, all pending events are sent, spike or not. */
  private void pauseDuringSpike() {
    try {
      maxPause = maxPause.minus(spikes.awaitEnd(maxPause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The batch may have been refused because an earlier attempt was stored. */
  private int relayAgain() {
    try (Claim claim = claim()) {
      send(claim, sender::sendAgain);
      return claim.events().size();
    } catch (UnavailableException | LeaseLostException e) {
      throw e;
    } catch (RuntimeException refused) {
      return relayOneByOne();
    }
  }

  /** After a refused batch: sends event by event and records the refused ones. */
  private int relayOneByOne() {
    int sent = 0;
    while (sent < limits.batch() && relayOne()) {
      batchStartedAt = System.nanoTime();
      sent++;
    }
    return sent;
  }

  private boolean relayOne() {
    try (Claim one = Claim.of(source, 1, turn)) {
      if (one.events().isEmpty()) {
        return false;
      }
      try {
        sender.sendAgain(one.events());
      } catch (UnavailableException e) {
        throw e;
      } catch (RuntimeException refused) {
        note(one, refused);
        return true;
      }
      one.commit();
      return true;
    }
  }

  private void note(Claim refused, RuntimeException why) {
    UUID event = refused.events().get(0).id();
    LOG.log(Level.WARNING, "event {0} of {1} refused: {2}", event, database, why.getMessage());
    refused.refuse(String.valueOf(why.getMessage()), limits);
  }
}
