package io.holdfast.messaging;

import io.holdfast.cluster.ClusterMember;
import io.holdfast.cluster.ClusterTopic;
import io.holdfast.cluster.LeaseLocks;
import io.holdfast.platform.ServerThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The relays of this server, one for each database that has an outbox. */
@Singleton
public final class Relays {
  /** After this long another server goes on when the one that relayed is gone. */
  private static final Duration TURN = Duration.ofSeconds(6);

  private final EventSender sender;
  private final ServerThreads threads;
  private final SpikeDetector spikes;
  private final LeaseLocks locks;
  private final ClusterTopic wakeUps;
  private final boolean enabled;
  private final Map<String, CommitSignal> signals = new ConcurrentHashMap<>();
  private final Map<String, Running> running = new ConcurrentSkipListMap<>();

  private record Running(Relay relay, Thread thread) {}

  /**
   * @param enabled false: events stay in their outboxes until a server with relays starts
   */
  @Inject
  public Relays(
      EventSender sender,
      ServerThreads threads,
      SpikeDetector spikes,
      LeaseLocks locks,
      ClusterMember cluster,
      @ConfigProperty(name = "holdfast.relay.enabled", defaultValue = "true") boolean enabled) {
    this.sender = sender;
    this.threads = threads;
    this.spikes = spikes;
    this.locks = locks;
    this.wakeUps = new ClusterTopic(cluster, "holdfast.relays", this::wake);
    this.enabled = enabled;
  }

  /** Enabled relays that never pause. */
  public Relays(EventSender sender, ServerThreads threads) {
    this(sender, threads, SpikeDetector.disabled(), LeaseLocks.none(), ClusterMember.none(), true);
  }

  /**
   * Starts the relay of a database unless it runs or relays are disabled.
   *
   * @param plain gives connections outside JTA
   * @return the signal that wakes the relay
   */
  public CommitSignal start(String database, DataSource plain) {
    return signals.computeIfAbsent(
        database,
        name -> {
          CommitSignal signal = new CommitSignal();
          if (enabled) {
            Relay relay =
                new Relay(
                    name,
                    plain,
                    sender,
                    signal,
                    RelayLimits.DEFAULT,
                    spikes,
                    threads.executor(),
                    new RelayTurn(
                        locks.open("relay-" + name, TURN, plain), () -> wakeUps.send(name)));
            Thread thread = threads.factory().newThread(relay);
            running.put(name, new Running(relay, thread));
            thread.start();
          }
          return signal;
        });
  }

  private void wake(String database) {
    CommitSignal signal = signals.get(database);
    if (signal != null) {
      signal.wake();
    }
  }

  /** State of each relay of this server, ordered by database name. */
  public List<RelayState> states() {
    return running.values().stream().map(one -> one.relay().state(one.thread().isAlive())).toList();
  }
}
