package io.holdfast.web.security;

import io.holdfast.platform.security.Caller;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Rejects unauthenticated requests with a problem document; the container, which checks
 * credentials, would answer 401 without a body. Passes the caller to the services of the modules.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CallersOnly implements ContainerRequestFilter {
  /** Callbacks, whose signature the modules check; whatever else they send is ignored. */
  private static final Set<String> PARTNERS =
      Set.of(
          "POST payment-events",
          "POST /payment-events",
          "POST carrier-events",
          "POST /carrier-events");

  /** Addresses that carry their own proof. */
  private static final Pattern SIGNED = Pattern.compile("/?unsubscribe/");

  /** What anybody may read. */
  private static final Pattern PUBLIC = Pattern.compile("(GET|HEAD) /?sales/[^/]+(/draw)?");

  private final boolean isDemo;
  private final String rolesClaim;

  @Inject private Caller caller;

  /** Basic authentication in the demo profile, bearer tokens in every other. */
  public CallersOnly() {
    Config config = ConfigProvider.getConfig();
    this.isDemo =
        config
            .getOptionalValue("holdfast.profile", String.class)
            .orElse("production")
            .equals("demo");
    this.rolesClaim =
        config.getOptionalValue("holdfast.jwt.roles-claim", String.class).orElse("groups");
  }

  private static boolean isOpenToAnybody(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return SIGNED.matcher(path).lookingAt()
        || PUBLIC.matcher(request.getMethod() + " " + path).matches();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (PARTNERS.contains(request.getMethod() + " " + request.getUriInfo().getPath(false))) {
      request.setSecurityContext(new PartnerContext(request.getSecurityContext().isSecure()));
    }
    if (!isDemo) {
      request.setSecurityContext(CallerOfToken.of(request.getSecurityContext(), rolesClaim));
    }
    SecurityContext known = request.getSecurityContext();
    if (known.getUserPrincipal() != null) {
      caller.identify(known::isUserInRole, CustomerOfCaller.of(known));
    } else if (!isOpenToAnybody(request)) {
      Problem problem = Problem.of(ProblemType.UNAUTHENTICATED, null);
      request.abortWith(
          Response.fromResponse(problem.toResponse())
              .header(HttpHeaders.WWW_AUTHENTICATE, isDemo ? "Basic realm=\"holdfast\"" : "Bearer")
              .build());
    }
  }
}
