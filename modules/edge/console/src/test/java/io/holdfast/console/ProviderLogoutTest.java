package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class ProviderLogoutTest {
  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "console.oidc.client", "our console",
              "console.oidc.url", "https://shop.example"));

  @Test
  void without_an_address_people_stay_on_the_page() {
    assertThat(ProviderLogout.address(config())).isEmpty();
  }

  @Test
  void the_provider_learns_who_asks_and_where_to_lead_back() {
    values.put("console.oidc.logout", "https://login.example/end");
    assertThat(ProviderLogout.address(config()))
        .contains(
            "https://login.example/end?client_id=our+console"
                + "&post_logout_redirect_uri=https%3A%2F%2Fshop.example%2Fconsole%2F");
    values.put("console.oidc.logout", "https://login.example/?step=end");
    assertThat(ProviderLogout.address(config()).orElseThrow())
        .startsWith("https://login.example/?step=end&client_id=");
  }

  private Config config() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("getValue")
                    ? values.get(arguments[0])
                    : Optional.ofNullable(values.get(arguments[0])));
  }
}
