package io.holdfast.platform.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Predicate;

/**
 * Who sent the request at hand. The web module that took the request says so; until then, and in
 * work that no request asked for, it is somebody without a role.
 */
@RequestScoped
public class Caller {
  private Predicate<String> roles = role -> false;

  /**
   * Says who calls.
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
