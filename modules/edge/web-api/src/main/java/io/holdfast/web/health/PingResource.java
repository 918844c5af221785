package io.holdfast.web.health;

import io.holdfast.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers and does nothing else: for clients that try their address and their credentials. */
@Path("ping")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Operations")
public class PingResource {
  private static final Pong PONG = new Pong("holdfast");

  /** The answer. */
  @Schema(name = "Pong")
  public record Pong(String name) {}

  /** Says that the API is there. */
  @GET
  @Operation(operationId = "ping", summary = "Whether the API answers and the credentials hold")
  @APIResponse(responseCode = "200", description = "They do; nothing was looked at")
  public Pong ping() {
    return PONG;
  }
}
