package io.holdfast.messaging;

import io.holdfast.cluster.LeaseLock;
import io.holdfast.cluster.LeaseLocks;
import io.holdfast.platform.PoolWatch;
import io.holdfast.platform.Transactions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The hub: the one database that every context shares, a schema for each, with one outbox. */
@Singleton
public final class HubDatabase {
  private static final String NAME = "hub";
  private static final String DATA_SOURCE = "jdbc/hub";

  private final DataSource xa;
  private final DataSource plain;
  private final Outbox outbox;
  private final LeaseLocks locks;

  @Inject
  public HubDatabase(
      Relays relays,
      Transactions transactions,
      Maintenance maintenance,
      PoolWatch pools,
      LeaseLocks locks) {
    this(lookUp(DATA_SOURCE), lookUp(DATA_SOURCE + "-plain"), relays, transactions, locks);
    maintenance.start(NAME, plain);
    pools.start(DATA_SOURCE, plain);
  }

  /** For tests without a server. */
  public HubDatabase(DataSource xa, DataSource plain, Relays relays, Transactions transactions) {
    this(xa, plain, relays, transactions, LeaseLocks.none());
  }

  private HubDatabase(
      DataSource xa, DataSource plain, Relays relays, Transactions transactions, LeaseLocks locks) {
    this.xa = xa;
    this.plain = plain;
    this.locks = locks;
    this.outbox = new Outbox(transactions, relays.start(NAME, plain));
  }

  /** Connections that join the running JTA transaction. */
  public DataSource xa() {
    return xa;
  }

  /** Connections outside JTA, for reading. */
  public DataSource plain() {
    return plain;
  }

  /** The outbox of the hub's contexts. */
  public Outbox outbox() {
    return outbox;
  }

  /** A lock that one server at a time holds, as {@link LeaseLocks#open}. */
  public LeaseLock lock(String name, Duration lease) {
    return locks.open(name, lease, plain);
  }

  /** Forces creation at start, so that unsent events of an earlier run are relayed. */
  void start(@Observes Startup event) {}

  private static DataSource lookUp(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException(name + " is not configured", e);
    }
  }
}
