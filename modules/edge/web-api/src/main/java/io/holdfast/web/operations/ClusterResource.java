package io.holdfast.web.operations;

import io.holdfast.operations.ClusterState;
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

/** The servers and their locks. */
@Path("operations/cluster")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class ClusterResource {
  private final ClusterState cluster;

  @Inject
  public ClusterResource(ClusterState cluster) {
    this.cluster = cluster;
  }

  /** The cluster as the answering server sees it. */
  @GET
  @Operation(operationId = "cluster", summary = "Servers of the cluster, and the locks they hold")
  @APIResponse(responseCode = "200", description = "A single server is its only member")
  public ClusterJson state() {
    return ClusterJson.of(cluster.servers(), cluster.locks());
  }
}
