package io.holdfast.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Login at the identity provider: the container sends the browser there and checks what it brings
 * back; then a session of the console begins.
 */
@WebServlet("/sso")
public class ProviderLoginServlet extends HttpServlet {
  /** Addresses of the console itself: nothing that leads to another site. */
  private static final Pattern OWN =
      Pattern.compile("/console/[A-Za-z0-9/_.-]{0,200}(\\?[A-Za-z0-9=&%_.+,:-]{0,1000})?");

  private static final String START = "/console/";

  @Inject private Sessions sessions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (LoginKind.current() != LoginKind.OIDC) {
      ConsoleProblem.NOT_FOUND.send(response);
      return;
    }
    String name = request.getUserPrincipal().getName();
    Set<String> roles = ContainerLogin.rolesOf(request);
    SessionCookie.read(request).ifPresent(sessions::end);
    if (roles.isEmpty()) {
      response.sendRedirect(START + "?login=no-role");
      return;
    }
    SessionCookie.set(request, response, sessions.begin(name, roles));
    response.sendRedirect(target(request.getParameter("to")));
  }

  /** Where the person wanted to go; the start page if that is not a page of the console. */
  static String target(String wanted) {
    return wanted != null && OWN.matcher(wanted).matches() && !wanted.contains("//")
        ? wanted
        : START;
  }
}
