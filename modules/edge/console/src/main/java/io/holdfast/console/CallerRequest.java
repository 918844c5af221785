package io.holdfast.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request as the API sees it: made by the person of the session, with that person's roles. */
final class CallerRequest extends HttpServletRequestWrapper {
  private final ConsoleSession session;

  CallerRequest(HttpServletRequest request, ConsoleSession session) {
    super(request);
    this.session = session;
  }

  @Override
  public Principal getUserPrincipal() {
    return session::name;
  }

  @Override
  public String getRemoteUser() {
    return session.name();
  }

  @Override
  public String getAuthType() {
    return HttpServletRequest.FORM_AUTH;
  }

  @Override
  public boolean isUserInRole(String role) {
    return session.roles().contains(role);
  }
}
