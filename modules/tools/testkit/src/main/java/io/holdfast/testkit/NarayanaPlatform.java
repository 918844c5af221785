package io.holdfast.testkit;

import jakarta.transaction.TransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Connects EclipseLink to Narayana's JTA. EclipseLink instantiates it by class name. */
public final class NarayanaPlatform extends ServerPlatformBase {
  /** Made by EclipseLink for one session. */
  public NarayanaPlatform(DatabaseSession session) {
    super(session);
    disableRuntimeServices();
  }

  @Override
  public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
    return Controller.class;
  }

  /** Joins Narayana's transactions. Made by EclipseLink. */
  public static final class Controller extends JTATransactionController {
    @Override
    protected TransactionManager acquireTransactionManager() {
      return TestTransactions.get().manager();
    }
  }
}
