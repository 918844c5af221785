package io.holdfast.web.security;

import io.holdfast.platform.security.Role;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The roles that a token gives its caller. Providers write them differently: a claim of their own
 * ({@code groups}, {@code roles}, {@code https://shop.example/roles}), one within another ({@code
 * realm_access.roles}), a list or words in one text.
 */
final class TokenRoles {
  /** Each role and those that it includes. */
  private static final Map<String, Set<String>> INCLUDED =
      Map.of(
          Role.CUSTOMER, Set.of(Role.CUSTOMER),
          Role.SHOP, Set.of(Role.SHOP),
          Role.OPERATOR, Set.of(Role.OPERATOR, Role.SHOP),
          Role.ADMIN, Set.of(Role.ADMIN, Role.OPERATOR, Role.SHOP));

  private TokenRoles() {}

  /**
   * The roles; names that are no roles are ignored.
   *
   * @param claims value of a claim by its name, null for one that is missing
   * @param name of the claim; with dots, those lead into objects unless a claim has this very name
   */
  static Set<String> of(Function<String, Object> claims, String name) {
    Object value = claims.apply(name);
    if (value == null && name.contains(".")) {
      String[] path = name.split("\\.", -1);
      value = claims.apply(path[0]);
      for (int i = 1; i < path.length; i++) {
        value = value instanceof Map<?, ?> object ? object.get(path[i]) : null;
      }
    }
    Set<String> roles = new HashSet<>();
    collect(value, roles);
    return Set.copyOf(roles);
  }

  private static void collect(Object value, Set<String> roles) {
    if (value instanceof Collection<?> several) {
      several.forEach(one -> collect(one, roles));
    } else if (value instanceof JsonString text) {
      collect(text.getString(), roles);
    } else if (value instanceof String text) {
      for (String word : text.split(" ")) {
        roles.addAll(INCLUDED.getOrDefault(word, Set.of()));
      }
    }
  }
}
