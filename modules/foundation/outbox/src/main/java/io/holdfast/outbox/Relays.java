package io.holdfast.outbox;

import io.holdfast.kernel.ServerThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The relays of this server, one for each database that has an outbox. */
@Singleton
public final class Relays {
  private final EventSender sender;
  private final ServerThreads threads;
  private final Rush rush;
  private final boolean enabled;
  private final Map<String, Bell> bells = new ConcurrentHashMap<>();

  /**
   * @param enabled false: events stay in their outboxes until a server with relays starts
   */
  @Inject
  public Relays(
      EventSender sender,
      ServerThreads threads,
      Rush rush,
      @ConfigProperty(name = "holdfast.relay.enabled", defaultValue = "true") boolean enabled) {
    this.sender = sender;
    this.threads = threads;
    this.rush = rush;
    this.enabled = enabled;
  }

  /** Relays that run and wait for nobody. */
  public Relays(EventSender sender, ServerThreads threads) {
    this(sender, threads, Rush.ignored(), true);
  }

  /**
   * Starts the relay of a database unless it runs or relays are disabled.
   *
   * @param plain gives connections outside JTA
   * @return wakes the relay
   */
  public Bell start(String database, DataSource plain) {
    return bells.computeIfAbsent(
        database,
        name -> {
          Bell bell = new Bell();
          if (enabled) {
            Relay relay =
                new Relay(name, plain, sender, bell, RelayLimits.DEFAULT, rush, threads.executor());
            threads.factory().newThread(relay).start();
          }
          return bell;
        });
  }
}
