package io.holdfast.web.security;

import io.holdfast.platform.security.Role;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Says which customer a caller with the role customer is: the claim of its token that {@code
 * holdfast.customers.claim} names, by default the subject. In the demo profile, which has no
 * tokens, {@code holdfast.customers.demo} names it.
 */
final class CustomerOfCaller {
  /** No customer has it: such a caller sees nothing. */
  private static final String NOBODY = "";

  private CustomerOfCaller() {}

  /** The customer; null for a caller that acts for all. */
  static String of(SecurityContext caller) {
    if (!caller.isUserInRole(Role.CUSTOMER) || caller.isUserInRole(Role.SHOP)) {
      return null;
    }
    Config config = ConfigProvider.getConfig();
    return config
        .getOptionalValue("holdfast.customers.demo", String.class)
        .orElseGet(
            () ->
                Token.claim(
                    caller,
                    config
                        .getOptionalValue("holdfast.customers.claim", String.class)
                        .orElse("sub")));
  }

  /** Loaded only where the server checks tokens: elsewhere it has no such class. */
  private static final class Token {
    static String claim(SecurityContext caller, String name) {
      Object value =
          caller.getUserPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
      return value instanceof String customer ? customer : NOBODY;
    }
  }
}
