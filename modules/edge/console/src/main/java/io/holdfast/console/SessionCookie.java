package io.holdfast.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The cookie that carries the id of a session: not readable by scripts, not sent by other sites.
 */
final class SessionCookie {
  static final String NAME = "holdfast-console";
  private static final int LONGEST_ID = 100;

  private SessionCookie() {}

  /** The id that the request carries. */
  static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && cookie.getValue().length() <= LONGEST_ID) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  static void set(HttpServletRequest request, HttpServletResponse response, String id) {
    response.addCookie(cookie(request, id));
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = cookie(request, "");
    cookie.setMaxAge(0);
    response.addCookie(cookie);
  }

  private static Cookie cookie(HttpServletRequest request, String value) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure() || !isDemo());
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }

  /**
   * In production, TLS ends at the balancer: the server sees plain requests, the browser does not.
   */
  private static boolean isDemo() {
    return ConfigProvider.getConfig()
        .getOptionalValue("holdfast.profile", String.class)
        .orElse("production")
        .equals("demo");
  }
}
