package io.holdfast.console;

import io.holdfast.platform.JsonText;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Log-in, log-out, and who is logged in. The server's user registry checks the password. */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {
  private static final int LONGEST_BODY = 4096;
  private static final int LONGEST_TEXT = 200;

  @Inject private Sessions sessions;
  @Inject private LoginThrottle throttle;

  /** What a person types. */
  record Login(String name, String password) {}

  /** Who is logged in; the times let the page warn before the session ends. */
  record Person(
      boolean signedIn,
      String login,
      String name,
      List<String> roles,
      String endsAt,
      long idleSeconds) {
    static Person of(ConsoleSession session) {
      return new Person(
          true,
          LoginKind.current().label(),
          session.name(),
          session.roles().stream().sorted().toList(),
          session.endsAt(),
          Sessions.IDLE.toSeconds());
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConsoleSession> session = SessionCookie.read(request).flatMap(sessions::find);
    Object answer =
        session.isPresent()
            ? Person.of(session.get())
            : Map.of("signedIn", Boolean.FALSE, "login", LoginKind.current().label());
    ConsoleProblem.send(response, "application/json", answer);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!SameOrigin.isFromPage(request)) {
      ConsoleProblem.OTHER_SITE.send(response);
      return;
    }
    Optional<Login> login = read(request);
    if (login.isEmpty()) {
      ConsoleProblem.MALFORMED.send(response);
      return;
    }
    String name = login.get().name();
    String address = request.getRemoteAddr();
    Duration pause = throttle.begin(name, address);
    if (!pause.isZero()) {
      response.setHeader("Retry-After", String.valueOf(pause.toSeconds() + 1));
      ConsoleProblem.TOO_MANY_ATTEMPTS.send(response);
      return;
    }
    Optional<Set<String>> roles = roles(request, login.get());
    if (roles.isEmpty()) {
      ConsoleProblem.WRONG_LOGIN.send(response);
      return;
    }
    throttle.succeeded(name, address);
    // An id that the browser had before is worth nothing afterwards: somebody may have planted it.
    SessionCookie.read(request).ifPresent(sessions::end);
    String id = sessions.begin(name, roles.get());
    SessionCookie.set(request, response, id);
    ConsoleProblem.send(response, "application/json", Person.of(sessions.find(id).orElseThrow()));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!SameOrigin.isFromPage(request)) {
      ConsoleProblem.OTHER_SITE.send(response);
      return;
    }
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
    Optional<String> provider = ProviderLogout.address();
    if (provider.isPresent()) {
      ConsoleProblem.send(response, "application/json", Map.of("goTo", provider.get()));
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private static Optional<Login> read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      Login login = JsonText.read(new String(body, StandardCharsets.UTF_8), Login.class);
      return Optional.ofNullable(login).filter(l -> isText(l.name()) && isText(l.password()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }

  /** The roles of a person, empty if name or password is wrong. */
  private static Optional<Set<String>> roles(HttpServletRequest request, Login login) {
    try {
      request.login(login.name(), login.password());
    } catch (ServletException e) {
      return Optional.empty();
    }
    return Optional.of(ContainerLogin.rolesOf(request));
  }
}
