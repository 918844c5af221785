package io.holdfast.platform.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Predicate;

/**
 * The caller of the current request, set by the web module. Without a request, and before it is
 * set, the caller has no role.
 */
@RequestScoped
public class Caller {
  private Predicate<String> roles = role -> false;

  /**
   * Sets the caller.
   *
   * @param rolesHeld whether the caller holds a role
   */
  public void identify(Predicate<String> rolesHeld) {
    this.roles = rolesHeld;
  }

  /** Whether the caller holds the role. */
  public boolean isInRole(String role) {
    return roles.test(role);
  }
}
