package io.holdfast.console;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The API for the console's page: {@code /console/api/x} is {@code /api/v1/x}, called by the person
 * of the session. The API itself checks the roles.
 */
@WebServlet(value = "/api/*", asyncSupported = true)
public class ApiServlet extends HttpServlet {
  private static final String API = "/api/v1";

  /** Segments that lead elsewhere, plain or encoded. */
  private static final Pattern DOTS = Pattern.compile("(?i)(^|/)(\\.|%2e)+(/|;|%3b|$)");

  @Inject private Sessions sessions;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!SameOrigin.allows(request)) {
      ConsoleProblem.OTHER_SITE.send(response);
      return;
    }
    Optional<ConsoleSession> session = SessionCookie.read(request).flatMap(sessions::find);
    if (session.isEmpty()) {
      ConsoleProblem.NO_SESSION.send(response);
      return;
    }
    if (DOTS.matcher(request.getRequestURI()).find()) {
      ConsoleProblem.NOT_FOUND.send(response);
      return;
    }
    RequestDispatcher api = dispatcher(request);
    if (api == null) {
      ConsoleProblem.UNAVAILABLE.send(response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    api.forward(new CallerRequest(request, session.get()), response);
  }

  private RequestDispatcher dispatcher(HttpServletRequest request) {
    ServletContext context = getServletContext().getContext("/");
    if (context == null) {
      return null;
    }
    String prefix = request.getContextPath() + request.getServletPath();
    String path = API + request.getRequestURI().substring(prefix.length());
    String query = request.getQueryString();
    return context.getRequestDispatcher(query == null ? path : path + "?" + query);
  }
}
