package io.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenRolesTest {
  @Test
  void roles_are_found_where_each_provider_writes_them() {
    Map<String, Object> keycloak =
        Map.of("realm_access", Map.of("roles", List.of("offline_access", "operator")));
    Map<String, Object> auth0 = Map.of("https://shop.example/roles", List.of("shop"));
    Map<String, Object> entra = Map.of("roles", List.of("admin"));
    Map<String, Object> words = Map.of("scope", "openid customer");

    assertThat(TokenRoles.of(keycloak::get, "realm_access.roles"))
        .containsExactlyInAnyOrder("operator", "shop");
    assertThat(TokenRoles.of(auth0::get, "https://shop.example/roles")).containsExactly("shop");
    assertThat(TokenRoles.of(entra::get, "roles"))
        .containsExactlyInAnyOrder("admin", "operator", "shop");
    assertThat(TokenRoles.of(words::get, "scope")).containsExactly("customer");
  }

  @Test
  void what_is_missing_or_of_another_kind_gives_no_role() {
    Map<String, Object> claims = Map.of("groups", 7L, "realm_access", "admin", "o", Map.of());

    for (String claim : List.of("groups", "roles", "realm_access.roles", "o.p.q", ".", "o.")) {
      assertThat(TokenRoles.of(claims::get, claim)).as(claim).isEmpty();
    }
  }
}
