package io.holdfast.web.notifications;

import io.holdfast.notifications.Unsubscription;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the links in mails lead. Reading changes nothing, since mail scanners follow every link;
 * the button, and mail programs by one click (RFC 8058), post.
 */
@Path("unsubscribe/{token}")
@Singleton
@PermitAll
@SecurityRequirements
@Tag(name = "Notifications")
public class UnsubscribeResource {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Unsubscribe</title></head>
      <body><form method="post"><p>No more e-mail about this topic?</p>
      <p><button type="submit">Unsubscribe</button></p></form></body></html>
      """;
  private static final String DONE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Unsubscribed</title></head>
      <body><p>You will get no more e-mail about this topic.</p></body></html>
      """;

  private final Unsubscription subscriptions;

  @Inject
  public UnsubscribeResource(Unsubscription subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** A page with a button. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(operationId = "unsubscribePage", summary = "A page with a button that unsubscribes")
  @APIResponse(responseCode = "200", description = "The page")
  @APIResponse(responseCode = "404", description = "not-found: no link of this server")
  public String page(@PathParam("token") String token) {
    if (!subscriptions.isValid(token)) {
      throw Problem.of(ProblemType.NOT_FOUND, null).asException();
    }
    return PAGE;
  }

  /** Unsubscribes. */
  @POST
  @Produces(MediaType.TEXT_HTML)
  @Operation(operationId = "unsubscribe", summary = "End the e-mails of a topic to a customer")
  @APIResponse(responseCode = "200", description = "Unsubscribed, now or before")
  @APIResponse(responseCode = "404", description = "not-found: no link of this server")
  public String end(@PathParam("token") String token) {
    if (!subscriptions.end(token)) {
      throw Problem.of(ProblemType.NOT_FOUND, null).asException();
    }
    return DONE;
  }
}
