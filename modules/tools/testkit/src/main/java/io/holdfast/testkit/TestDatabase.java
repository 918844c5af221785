package io.holdfast.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * One database for a test. The data sources connect as {@code holdfast_app}; the questions and
 * statements of the test itself run as superuser. Safe for use by many threads.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String DELETE_ALL_ROWS =
      """
      DO $$
      DECLARE
        command text;
      BEGIN
        FOR command IN
          SELECT format('DELETE FROM %I.%I', schemaname, tablename) FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
             AND tablename <> 'flyway_schema_history'
          UNION ALL
          SELECT format('ALTER SEQUENCE %I.%I RESTART', schemaname, sequencename) FROM pg_sequences
        LOOP
          EXECUTE command;
        END LOOP;
      END $$\
      """;

  private final String name;
  private final KeptSession session;
  private Pool xa;
  private Pool plain;

  TestDatabase(String name) {
    this.name = name;
    this.session = new KeptSession(name);
  }

  /** Returns the database's name in the server, unique in this JVM. */
  public String name() {
    return name;
  }

  /** Returns the JDBC URL, without credentials: none are needed here. */
  public String url() {
    return PostgresServer.url(name);
  }

  /** Returns a pool whose connections join the running JTA transaction as an XA branch. */
  public synchronized DataSource xa() {
    if (xa == null) {
      xa = Pools.transactional(url());
    }
    return xa;
  }

  /** Returns a pool whose connections know nothing of JTA. */
  public synchronized DataSource plain() {
    if (plain == null) {
      plain = Pools.plain(url());
    }
    return plain;
  }

  /** How long a caller of either pool waits for a connection when all are in use. */
  public void patience(Duration wait) {
    xa();
    xa.patience(wait);
    plain();
    plain.patience(wait);
  }

  /** Returns the plan of faults of this database alone, in this JVM. */
  public FaultPlan faults() {
    return FaultyXaDataSource.plan(name);
  }

  /** Returns the number that a query such as {@code SELECT count(*) ...} answers. */
  public long count(String sql) {
    return Long.parseLong(texts(sql).get(0));
  }

  /** Returns the first column of all rows of a query, as text. */
  public List<String> texts(String sql) {
    try {
      return session.call(connection -> texts(connection, sql));
    } catch (SQLException e) {
      throw new IllegalArgumentException(sql + ": " + e.getMessage(), e);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /**
   * Returns the values that the table's CHECK constraints list for a text column; none if there is
   * no such list.
   *
   * @param table with its schema
   */
  public Set<String> checkedValues(String table, String column) {
    return new TreeSet<>(
        texts(
            """
            SELECT value[1] FROM pg_constraint c,
              regexp_matches(pg_get_constraintdef(c.oid), $$'([^']+)'::text$$, 'g') AS value
            WHERE c.conrelid = '%s'::regclass AND c.contype = 'c'
              AND pg_get_constraintdef(c.oid) LIKE 'CHECK ((%s = ANY (ARRAY[%%'"""
                .formatted(table, column)));
  }

  /** Executes statements, each in a transaction of its own, as superuser. */
  public void execute(String... statements) {
    try {
      session.call(connection -> PostgresServer.executeAndForget(connection, statements));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Returns the global ids of this database's prepared transactions, oldest first. */
  public List<String> preparedTransactions() {
    return texts(
        "SELECT gid FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared");
  }

  XADataSource forRecovery() {
    PGXADataSource recovery = new PGXADataSource();
    recovery.setUrl(url());
    recovery.setUser(Pools.ROLE);
    return recovery;
  }

  /**
   * Holds the events of the test before against their schemas, then deletes all rows, prepared
   * transactions included, and starts identities anew, in milliseconds. Triggers and foreign keys
   * have no say in it.
   */
  public void empty() {
    rollBackPrepared();
    OutboxCheck.run(name, session);
    execute("SET lock_timeout = '5s'", "SET session_replication_role = replica", DELETE_ALL_ROWS);
    faults().clear();
  }

  /**
   * Closes both pools, rolls prepared transactions back, holds every event against its schema, and
   * gives the database up, unless it belongs to the JVM that forked this one.
   */
  @Override
  public synchronized void close() {
    closePools();
    try {
      OutboxCheck.run(name, session);
    } finally {
      end();
    }
  }

  /** As {@link #close}, for a test that writes events which mean nothing: they are not checked. */
  public synchronized void discard() {
    closePools();
    end();
  }

  private void closePools() {
    if (xa != null) {
      xa.close();
    }
    if (plain != null) {
      plain.close();
    }
    rollBackPrepared();
  }

  private void end() {
    session.close();
    TestDatabases.closed(this);
    PostgresServer.drop(name);
  }

  private void rollBackPrepared() {
    preparedTransactions().forEach(gid -> execute("ROLLBACK PREPARED '" + gid + "'"));
  }
}
