package io.holdfast.web.operations;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import io.holdfast.web.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit of everything that must always hold. It reads all data: one at a time. */
@Path("operations/invariants")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class InvariantsResource {
  private final StackDatabases databases;
  private final Semaphore one = new Semaphore(1);

  @Inject
  public InvariantsResource(StackDatabases databases) {
    this.databases = databases;
  }

  /**
   * The verdict.
   *
   * @param holding whether no invariant is broken
   */
  public record Verdict(boolean holding, List<Finding> items) {}

  /** Checks every invariant over all databases. */
  @GET
  @Operation(operationId = "invariants", summary = "Check every invariant over all databases")
  @APIResponse(responseCode = "200", description = "A finding for each invariant, I1 to I12")
  @APIResponse(
      responseCode = "503",
      description =
          "A check runs, or a database is unreachable: warehouses concerned are in the member"
              + " unavailable")
  public Verdict check() {
    if (!one.tryAcquire()) {
      throw new UnavailableException("an audit is running already");
    }
    try {
      requireAllWarehouses();
      List<Finding> findings =
          Audit.of(databases.hub(), databases.ofWarehouses(), AuditSettings.STANDARD).run();
      return new Verdict(
          findings.stream().noneMatch(f -> f.state() == Finding.State.BROKEN), findings);
    } catch (AuditFailedException e) {
      throw new UnavailableException("a database cannot be audited now", e);
    } finally {
      one.release();
    }
  }

  /** Without one warehouse, each order that took stock from it would look broken. */
  private void requireAllWarehouses() {
    List<String> unavailable = databases.unavailableWarehouses();
    if (!unavailable.isEmpty()) {
      throw Problem.of(ProblemType.UNAVAILABLE, "Every database is needed for the audit")
          .with("unavailable", unavailable)
          .asException();
    }
  }
}
