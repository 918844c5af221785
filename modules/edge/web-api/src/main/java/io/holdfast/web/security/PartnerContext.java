package io.holdfast.web.security;

import io.holdfast.platform.security.Role;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * A partner that calls back, with no other role. Who it is, its signature proves.
 *
 * @param isSecure whether the connection is encrypted
 */
record PartnerContext(boolean isSecure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return () -> Role.PARTNER;
  }

  @Override
  public boolean isUserInRole(String role) {
    return Role.PARTNER.equals(role);
  }

  @Override
  public String getAuthenticationScheme() {
    return null;
  }
}
