package io.holdfast.platform;

import io.holdfast.kernel.UnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

/**
 * Empties the connection pools of a database after it was restarted. Connections are not validated
 * before use, since that costs a round trip each time, and a failure purges its own pool only: the
 * first request of every other pool would fail, however late it comes.
 */
@Singleton
public final class PoolWatch {
  private static final System.Logger LOG = System.getLogger(PoolWatch.class.getName());
  private static final long INTERVAL_SECONDS = 1;
  private static final String AWAY = "";
  private static final List<String> SUFFIXES = List.of("", "-plain", "-reports");
  private static final String POOLS =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*";

  private final ServerThreads threads;
  private final Map<String, Boolean> started = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public PoolWatch(ServerThreads threads) {
    this.threads = threads;
  }

  /**
   * Watches a database unless it is watched already.
   *
   * @param dataSource JNDI name of its XA data source; those of the others begin with it
   * @param plain gives connections outside JTA
   */
  public void start(String dataSource, DataSource plain) {
    if (started.putIfAbsent(dataSource, true) == null) {
      threads.factory().newThread(() -> watch(dataSource, plain)).start();
    }
  }

  private void watch(String dataSource, DataSource plain) {
    String known = AWAY;
    boolean isFirst = true;
    try {
      do {
        String life = lifeOf(plain, known);
        if (!life.equals(known) && !life.equals(AWAY) && !isFirst) {
          empty(dataSource);
        }
        known = life;
        isFirst = false;
      } while (!stopped.await(INTERVAL_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * When the database was started, or {@link #AWAY}; what was known if nothing can be said, because
   * all connections are taken.
   */
  private static String lifeOf(DataSource plain, String known) {
    try (Connection connection = plain.getConnection();
        Statement read = connection.createStatement();
        ResultSet row = read.executeQuery("SELECT pg_postmaster_start_time()::text")) {
      row.next();
      return row.getString(1);
    } catch (SQLTransientConnectionException e) {
      return known;
    } catch (SQLException e) {
      return SqlFailure.of(e) instanceof UnavailableException ? AWAY : known;
    }
  }

  private static void empty(String dataSource) {
    List<String> names = SUFFIXES.stream().map(suffix -> dataSource + suffix).toList();
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    int emptied = 0;
    try {
      for (ObjectName pool : beans.queryNames(new ObjectName(POOLS), null)) {
        if (names.contains(pool.getKeyProperty("jndiName"))) {
          beans.invoke(
              pool,
              "purgePoolContents",
              new Object[] {"normal"},
              new String[] {String.class.getName()});
          emptied++;
        }
      }
      LOG.log(
          System.Logger.Level.INFO, dataSource + " was away: " + emptied + " pools are emptied");
    } catch (JMException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          dataSource + " was away, and its pools keep connections that may be broken: " + e);
    }
  }

  /** Ends the watch. */
  @PreDestroy
  public void close() {
    stopped.countDown();
  }
}
