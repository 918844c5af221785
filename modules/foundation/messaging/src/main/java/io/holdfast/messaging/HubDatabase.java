package io.holdfast.messaging;

import io.holdfast.cluster.LeaseLock;
import io.holdfast.cluster.LeaseLocks;
import io.holdfast.platform.DatabaseRequirements;
import io.holdfast.platform.PoolWatch;
import io.holdfast.platform.Transactions;
import io.holdfast.platform.UnfitDatabaseException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The hub: the one database that every context shares, a schema for each, with one outbox. */
@Singleton
public final class HubDatabase {
  private static final System.Logger LOG = System.getLogger(HubDatabase.class.getName());
  private static final String NAME = "hub";
  private static final String DATA_SOURCE = "jdbc/hub";
  private static final int ANSWER_SECONDS = 2;

  private final DataSource xa;
  private final DataSource plain;
  private final Outbox outbox;
  private final LeaseLocks locks;
  private volatile boolean fit;

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

  /**
   * Forces creation at start, so that unsent events of an earlier run are relayed. A hub that does
   * not answer yet is checked by {@link #answers} once it does.
   *
   * @throws UnfitDatabaseException if its settings would lose orders
   */
  void start(@Observes Startup event) {
    try (Connection connection = plain.getConnection()) {
      check(connection);
    } catch (SQLException notYet) {
      fit = false;
    } catch (UnfitDatabaseException e) {
      LOG.log(System.Logger.Level.ERROR, "Holdfast does not start: " + e.getMessage());
      throw e;
    }
  }

  /** Whether it answers and is what is needed; decided within a few seconds. */
  public boolean answers() {
    try (Connection connection = plain.getConnection()) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        return false;
      }
      if (!fit) {
        check(connection);
      }
      return true;
    } catch (SQLException away) {
      return false;
    } catch (UnfitDatabaseException e) {
      LOG.log(System.Logger.Level.ERROR, "Holdfast is not ready: " + e.getMessage());
      return false;
    }
  }

  private void check(Connection connection) throws SQLException {
    DatabaseRequirements.configured().check("the hub", connection);
    fit = true;
  }

  private static DataSource lookUp(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException(name + " is not configured", e);
    }
  }
}
