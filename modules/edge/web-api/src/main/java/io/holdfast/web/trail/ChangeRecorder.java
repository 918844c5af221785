package io.holdfast.web.trail;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.messaging.trail.Person;
import io.holdfast.messaging.trail.PersonChange;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.json.JsonDocument;
import io.holdfast.web.problems.Failures;
import io.holdfast.web.problems.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Follows the requests of one operation and writes what the change itself does not write. */
final class ChangeRecorder implements ContainerRequestFilter, ContainerResponseFilter {
  private static final System.Logger LOG = System.getLogger(ChangeRecorder.class.getName());
  private static final String CHANGE = "holdfast.change";
  private static final int FIRST_FAILURE = 400;
  private static final int INCIDENT = 500;

  private final String operation;
  private final TrailRule rule;
  private final Supplier<HubDatabase> hub;

  ChangeRecorder(String operation, TrailRule rule, Supplier<HubDatabase> hub) {
    this.operation = operation;
    this.rule = rule;
    this.hub = hub;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    SecurityContext caller = request.getSecurityContext();
    if (caller.getUserPrincipal() == null || rule == TrailRule.OF_PEOPLE && !isPerson(caller)) {
      return;
    }
    PersonChange change =
        new PersonChange(
            new Person(caller.getUserPrincipal().getName(), roleOf(caller), channelOf(caller)),
            operation,
            request.getUriInfo().getPath().replaceFirst("^/", ""),
            request.getHeaderString(IdempotencyKeys.HEADER));
    request.setProperty(CHANGE, change);
    // Orders are answered by another thread, which must not be mistaken for this one.
    if (rule != TrailRule.OF_PEOPLE) {
      change.bind();
    }
  }

  private static boolean isPerson(SecurityContext caller) {
    return channelOf(caller) == Person.Channel.CONSOLE || caller.isUserInRole(Role.OPERATOR);
  }

  /** The console calls with the form login of its session; the API knows no other one. */
  private static Person.Channel channelOf(SecurityContext caller) {
    return SecurityContext.FORM_AUTH.equals(caller.getAuthenticationScheme())
        ? Person.Channel.CONSOLE
        : Person.Channel.API;
  }

  private static String roleOf(SecurityContext caller) {
    return Stream.of(Role.ADMIN, Role.OPERATOR, Role.SHOP, Role.CUSTOMER)
        .filter(caller::isUserInRole)
        .findFirst()
        .orElse("");
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    PersonChange.unbind();
    Optional<AuditTrail.Outcome> outcome = outcomeOf(response);
    if (rule != TrailRule.JOINED
        && outcome.isPresent()
        && request.getProperty(CHANGE) instanceof PersonChange change) {
      if (outcome.get() == AuditTrail.Outcome.DONE) {
        noteResult(change, response.getEntity());
      }
      write(change, outcome.get());
    }
  }

  private static void noteResult(PersonChange change, Object entity) {
    if (entity instanceof JsonDocument document) {
      change.resultIn(JsonText.read(document.text(), Map.class));
    } else if (entity instanceof Record) {
      change.resultIn(entity);
    }
  }

  /** Empty if nothing was changed. */
  private static Optional<AuditTrail.Outcome> outcomeOf(ContainerResponseContext response) {
    if (response.getStatus() < FIRST_FAILURE) {
      return Optional.of(AuditTrail.Outcome.DONE);
    }
    boolean unknown =
        response.getStatus() == INCIDENT
            || response.getEntity() instanceof Problem problem
                && Failures.OUTCOME_UNKNOWN.equals(problem.detail());
    return unknown ? Optional.of(AuditTrail.Outcome.UNKNOWN) : Optional.empty();
  }

  private void write(PersonChange change, AuditTrail.Outcome outcome) {
    try (Connection connection = hub.get().plain().getConnection()) {
      AuditTrail.write(connection, change, outcome);
    } catch (SQLException e) {
      // The change is made and its answer is due; the log is the only place left.
      LOG.log(Level.WARNING, "no entry in the audit trail of {0}: {1}", change, e.getMessage());
    }
  }
}
