package io.holdfast.web.operations;

import io.holdfast.audit.BackgroundAudit;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The audit of the invariants. A request starts one in the background and does not wait for a long
 * one.
 */
@Path("operations/invariants")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class InvariantsResource {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Before the first result there is nothing else to show. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(25);

  private final InvariantChecks checks;

  @Inject
  public InvariantsResource(InvariantChecks checks) {
    this.checks = checks;
  }

  /**
   * The verdict.
   *
   * @param holding whether no invariant is broken
   * @param checkedAt when this check began, ISO 8601 in UTC
   */
  public record Verdict(boolean holding, String checkedAt, List<FindingJson> items) {}

  /** Starts a check, and shows its result if that is there in time, else the last one. */
  @GET
  @Operation(
      operationId = "invariants",
      summary = "Check every invariant over all databases",
      description =
          "Starts a check in the background. The answer is its result if that is there within three"
              + " seconds, else the last one; see checkedAt.")
  @APIResponse(responseCode = "200", description = "A finding for each invariant, I1 to I12")
  @APIResponse(
      responseCode = "503",
      description =
          "A database is unreachable, or the first check is not yet done: ask again. Warehouses that"
              + " cannot be reached are in the member unavailable")
  public CompletionStage<Verdict> check() {
    try {
      return checks.check(PATIENCE, FIRST_PATIENCE).thenApply(InvariantsResource::verdict);
    } catch (MissingDatabasesException e) {
      throw Problem.of(ProblemType.UNAVAILABLE, "Every database is needed for the audit")
          .with("unavailable", e.databases())
          .asException();
    }
  }

  private static Verdict verdict(BackgroundAudit.Result result) {
    return new Verdict(
        result.holding(),
        result.checkedAt().toString(),
        result.findings().stream().map(FindingJson::of).toList());
  }
}
