package io.holdfast.operations;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The audit of everything that must always hold. It reads all data: one at a time. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class InvariantChecks {
  private final StackDatabases databases;
  private final Semaphore one = new Semaphore(1);

  @Inject
  public InvariantChecks(StackDatabases databases) {
    this.databases = databases;
  }

  /**
   * Checks every invariant over all databases.
   *
   * @return a finding for each, I1 to I12
   * @throws MissingDatabasesException if warehouses do not answer: without one of them, each order
   *     that took stock from it would look broken
   * @throws UnavailableException if a check runs already or a database stops answering
   */
  public List<Finding> check() {
    if (!one.tryAcquire()) {
      throw new UnavailableException("an audit is running already");
    }
    try {
      List<String> missing = databases.unavailableWarehouses();
      if (!missing.isEmpty()) {
        throw new MissingDatabasesException(missing);
      }
      return Audit.of(databases.hub(), databases.ofWarehouses(), AuditSettings.STANDARD).run();
    } catch (AuditFailedException e) {
      throw new UnavailableException("a database cannot be audited now", e);
    } finally {
      one.release();
    }
  }
}
