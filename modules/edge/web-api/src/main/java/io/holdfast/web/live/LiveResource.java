package io.holdfast.web.live;

import io.holdfast.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens in this moment. */
@Path("operations/live")
@Singleton
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations")
public class LiveResource {
  private final LiveStreams streams;

  @Inject
  public LiveResource(LiveStreams streams) {
    this.streams = streams;
  }

  /** The figures of the answering server, once a second. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "live",
      summary = "What happens in this moment, as server-sent events",
      description =
          "One event named live a second: orders and refusals per second, answer times, what waits,"
              + " circuit breakers, open sales. Counted by the server that answers.")
  @APIResponse(
      responseCode = "200",
      description = "Open until the client closes it; the data of each event is a Live",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = LiveJson.class)))
  @APIResponse(responseCode = "503", description = "Too many streams are open; see Retry-After")
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    streams.open(sink, sse);
  }
}
