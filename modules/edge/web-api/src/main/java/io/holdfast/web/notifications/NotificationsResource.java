package io.holdfast.web.notifications;

import io.holdfast.notifications.NotificationService;
import io.holdfast.notifications.NotificationStreams;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.CustomerIds;
import io.holdfast.web.http.EventStream;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The messages to customers: as a list and as a stream. */
@Path("customers")
@Singleton
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Notifications")
public class NotificationsResource {
  /** Stands for a Last-Event-ID that no message has: the stream begins with a reload. */
  private static final UUID NONE = new UUID(0, 0);

  private final NotificationService notifications;
  private final NotificationStreams streams;

  @Inject
  public NotificationsResource(NotificationService notifications, NotificationStreams streams) {
    this.notifications = notifications;
    this.streams = streams;
  }

  /** A page of the messages to a customer. */
  @GET
  @Path("{id}/notifications")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listNotifications", summary = "Messages to a customer, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.NOTIFICATIONS)))
  public Response list(
      @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.answer(
        notifications
            .list(CustomerIds.of(id), ResourceIds.cursor(page), page.limit())
            .map(NotificationJson::of),
        uri);
  }

  /** A stream of the messages in the application. */
  @GET
  @Path("{id}/notifications/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamNotifications",
      summary = "Messages in the application as server-sent events",
      description =
          "Events named notification carry a message and its id; a client that sends the last id as"
              + " Last-Event-ID goes on after it. An event named reload says that the list is to be"
              + " loaded again, since messages may have been missed.")
  @APIResponse(
      responseCode = "200",
      description = "Open until the client closes it",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "503", description = "Too many streams are open; see Retry-After")
  public void stream(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    EventStream events = new EventStream(sink, sse, OpenStream.MOST_UNREAD);
    streams.open(CustomerIds.of(id), position(last), new OpenStream(events));
    // Not before: what is refused is refused by its status.
    events.opened();
  }

  private static UUID position(String last) {
    if (last == null || last.isEmpty()) {
      return null;
    }
    return ResourceIds.FORM.matcher(last).matches() ? UUID.fromString(last) : NONE;
  }
}
