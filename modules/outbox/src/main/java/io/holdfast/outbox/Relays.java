package io.holdfast.outbox;

import io.holdfast.kernel.ServerThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The relays of this server, one for each database that has an outbox. */
@Singleton
public final class Relays {
  private final EventSender sender;
  private final ServerThreads threads;
  private final Map<String, Bell> bells = new ConcurrentHashMap<>();

  @Inject
  public Relays(EventSender sender, ServerThreads threads) {
    this.sender = sender;
    this.threads = threads;
  }

  /**
   * Starts the relay of a database unless it runs.
   *
   * @param plain gives connections outside JTA
   * @return wakes the relay
   */
  public Bell start(String database, DataSource plain) {
    return bells.computeIfAbsent(
        database,
        name -> {
          Bell bell = new Bell();
          Relay relay = new Relay(name, plain, sender, bell, RelayLimits.DEFAULT);
          threads.factory().newThread(relay).start();
          return bell;
        });
  }
}
