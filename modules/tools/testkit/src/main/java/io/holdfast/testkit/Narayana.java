package io.holdfast.testkit;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.RecoveryEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.common.recoveryPropertyManager;
import com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule;
import com.arjuna.ats.internal.arjuna.utils.ManualProcessId;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTAActionStatusServiceXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTANodeNameXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTATransactionLogXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Narayana's settings. It is configured once per JVM, before its first use. */
final class Narayana {
  static final String OBJECT_STORE = "holdfast.testkit.objectstore";
  private static final String NODE = "holdfast-testkit";
  private static final int TIMEOUT_SECONDS = 60;

  private Narayana() {}

  private static final class Store {
    static final Path FOLDER = folder();

    private static Path folder() {
      String given = System.getProperty(OBJECT_STORE);
      if (given != null) {
        return Path.of(given);
      }
      try {
        Path made = Files.createTempDirectory("holdfast-objectstore");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the folder of the transaction log. */
  static Path objectStore() {
    return Store.FOLDER;
  }

  /** Before anything of Narayana is touched: else it makes a folder in the working directory. */
  static void chooseFolder() {
    for (String store : new String[] {"", "stateStore.", "communicationStore."}) {
      System.setProperty(
          "ObjectStoreEnvironmentBean." + store + "objectStoreDir", objectStore().toString());
    }
  }

  /** Applies the settings; the log is forced to disk as in production. */
  static void configure(XARecoveryModule xaRecovery) {
    for (String store : new String[] {null, "stateStore", "communicationStore"}) {
      ObjectStoreEnvironmentBean bean =
          BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store);
      bean.setObjectStoreDir(objectStore().toString());
      bean.setObjectStoreSync(true);
      bean.setTransactionSync(true);
    }
    try {
      arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier(NODE);
    } catch (CoreEnvironmentBeanException e) {
      throw new IllegalStateException(e);
    }
    // The default implementation holds a socket open to be unique on the machine.
    arjPropertyManager
        .getCoreEnvironmentBean()
        .setProcessImplementationClassName(ManualProcessId.class.getName());
    arjPropertyManager.getCoreEnvironmentBean().setPid((int) ProcessHandle.current().pid());
    arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
    arjPropertyManager.getCoordinatorEnvironmentBean().setDefaultTimeout(TIMEOUT_SECONDS);
    configureRecovery(xaRecovery);
  }

  private static void configureRecovery(XARecoveryModule xaRecovery) {
    JTAEnvironmentBean jta = jtaPropertyManager.getJTAEnvironmentBean();
    jta.setXaRecoveryNodes(List.of(NODE));
    // A branch without a log is rolled back at once, unless its transaction still runs here.
    jta.setOrphanSafetyInterval(0);
    // All databases are queried, so a branch unknown to all has been committed already.
    jta.setXaAssumeRecoveryComplete(true);
    jta.setXaResourceOrphanFilters(
        List.of(
            new JTATransactionLogXAResourceOrphanFilter(),
            new JTANodeNameXAResourceOrphanFilter(),
            new JTAActionStatusServiceXAResourceOrphanFilter()));
    RecoveryEnvironmentBean recovery = recoveryPropertyManager.getRecoveryEnvironmentBean();
    recovery.setRecoveryListener(false);
    recovery.setExpiryScanners(List.of());
    recovery.setRecoveryModules(List.of(new AtomicActionRecoveryModule(), xaRecovery));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
