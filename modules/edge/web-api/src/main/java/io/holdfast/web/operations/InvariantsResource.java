package io.holdfast.web.operations;

import io.holdfast.audit.Finding;
import io.holdfast.operations.InvariantChecks;
import io.holdfast.operations.MissingDatabasesException;
import io.holdfast.platform.security.Role;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
  private final InvariantChecks checks;

  @Inject
  public InvariantsResource(InvariantChecks checks) {
    this.checks = checks;
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
    try {
      List<Finding> findings = checks.check();
      return new Verdict(
          findings.stream().noneMatch(f -> f.state() == Finding.State.BROKEN), findings);
    } catch (MissingDatabasesException e) {
      throw Problem.of(ProblemType.UNAVAILABLE, "Every database is needed for the audit")
          .with("unavailable", e.databases())
          .asException();
    }
  }
}
