package io.holdfast.web.operations;

import io.holdfast.operations.PreparedTransactions;
import io.holdfast.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prepared transactions. Under traffic there are always some; old ones indicate a problem. */
@Path("operations/in-doubt")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class InDoubtResource {
  private final PreparedTransactions prepared;

  @Inject
  public InDoubtResource(PreparedTransactions prepared) {
    this.prepared = prepared;
  }

  /** Everything prepared in every database. */
  @GET
  @Operation(operationId = "inDoubt", summary = "Prepared transactions of every database")
  @APIResponse(responseCode = "200", description = "Oldest first within each database")
  public InDoubtJson.Doubts list() {
    return InDoubtJson.Doubts.of(prepared.all());
  }
}
