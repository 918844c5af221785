package io.holdfast.web.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A caller that a token names, with the roles of a claim of it. Used only where the server checks
 * tokens: elsewhere it lacks the class of a token.
 *
 * @param container what the server says of the caller
 * @param roles what the token says
 */
record CallerOfToken(SecurityContext container, Set<String> roles) implements SecurityContext {
  /**
   * The same caller with the roles of its token; unchanged if there is none.
   *
   * @param claim with the roles, see {@link TokenRoles#of}
   */
  static SecurityContext of(SecurityContext container, String claim) {
    return container.getUserPrincipal() instanceof JsonWebToken token
        ? new CallerOfToken(container, TokenRoles.of(token::getClaim, claim))
        : container;
  }

  @Override
  public Principal getUserPrincipal() {
    return container.getUserPrincipal();
  }

  @Override
  public boolean isUserInRole(String role) {
    return roles.contains(role);
  }

  @Override
  public boolean isSecure() {
    return container.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return container.getAuthenticationScheme();
  }
}
