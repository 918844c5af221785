package io.holdfast.console;

import io.holdfast.platform.security.Role;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The container's own login, which lasts for one request only: its session would be a cookie more.
 */
final class ContainerLogin {
  private ContainerLogin() {}

  /** The roles of the person whom the container knows in this request; ends its login. */
  static Set<String> rolesOf(HttpServletRequest request) {
    try {
      return List.of(Role.SHOP, Role.OPERATOR, Role.ADMIN).stream()
          .filter(request::isUserInRole)
          .collect(Collectors.toSet());
    } finally {
      end(request);
    }
  }

  private static void end(HttpServletRequest request) {
    try {
      request.logout();
    } catch (ServletException e) {
      throw new IllegalStateException("the container's log-in cannot be ended", e);
    }
  }
}
