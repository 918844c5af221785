package io.holdfast.testkit;

import com.arjuna.ats.arjuna.AtomicAction;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.ObjectStoreIterator;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.arjuna.recovery.RecoveryModule;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.holdfast.platform.Transactions;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JTA for a test: Narayana with a log in a temporary folder that is forced to disk. There is one
 * per JVM, and recovery happens only when {@link #recover()} is called.
 */
public final class TestTransactions {
  private static final int SCANS = 2;

  private final XARecoveryModule xaRecovery;
  private final TransactionSynchronizationRegistry registry;
  private final Transactions transactions;

  private static final class Only {
    static final TestTransactions INSTANCE = new TestTransactions();
  }

  private TestTransactions() {
    LogLevels.quieten();
    Narayana.chooseFolder();
    xaRecovery = new XARecoveryModule();
    Narayana.configure(xaRecovery);
    RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
    registry = new TransactionSynchronizationRegistryImple();
    transactions = new Transactions(user());
  }

  /** Returns the transactions of this JVM, started at the first call. */
  public static TestTransactions get() {
    return Only.INSTANCE;
  }

  public TransactionManager manager() {
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  public UserTransaction user() {
    return com.arjuna.ats.jta.UserTransaction.userTransaction();
  }

  public TransactionSynchronizationRegistry registry() {
    return registry;
  }

  /** Returns what the contexts use to run their work; the same each time. */
  public Transactions transactions() {
    return transactions;
  }

  /**
   * Finishes what dead JVMs left in the databases open here: decided transactions are committed,
   * undecided ones rolled back. Transactions still running in this JVM are left alone. What is no
   * longer prepared in any open database counts as finished.
   *
   * @throws IllegalStateException if one of the databases cannot be reached
   */
  public synchronized void recover() {
    try (RecoveryConnections connections = new RecoveryConnections(TestDatabases.allOpen())) {
      xaRecovery.addXAResourceRecoveryHelper(connections);
      try {
        for (int scan = 0; scan < SCANS; scan++) {
          scan();
        }
      } finally {
        xaRecovery.removeXAResourceRecoveryHelper(connections);
      }
    }
  }

  /** Both passes of each module, without the pause of a second or more that Narayana makes. */
  private static void scan() {
    List<RecoveryModule> modules = new ArrayList<>(RecoveryManager.manager().getModules());
    modules.forEach(RecoveryModule::periodicWorkFirstPass);
    modules.forEach(RecoveryModule::periodicWorkSecondPass);
  }

  /** Returns the ids of transactions in the log: decided and unfinished, or ended heuristically. */
  public List<String> logged() {
    try {
      ObjectStoreIterator log =
          new ObjectStoreIterator(StoreManager.getRecoveryStore(), new AtomicAction().type());
      List<String> ids = new ArrayList<>();
      for (Uid id = log.iterate(); Uid.nullUid().notEquals(id); id = log.iterate()) {
        ids.add(id.stringForm());
      }
      return ids;
    } catch (ObjectStoreException | IOException e) {
      throw new IllegalStateException("the transaction log cannot be read", e);
    }
  }

  /** Empties the log, as an operator does after settling a heuristic outcome by hand. */
  public void forget() {
    String type = new AtomicAction().type();
    try {
      for (String id : logged()) {
        StoreManager.getRecoveryStore().remove_committed(new Uid(id), type);
      }
    } catch (ObjectStoreException e) {
      throw new IllegalStateException("the transaction log cannot be changed", e);
    }
  }
}
