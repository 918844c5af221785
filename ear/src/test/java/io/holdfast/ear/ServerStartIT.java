package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.ear.fixture.Browser;
import io.holdfast.ear.fixture.Http;
import io.holdfast.ear.fixture.LibertyServer;
import io.holdfast.ear.fixture.TestStack;
import io.holdfast.ear.fixture.TokenIssuer;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Start messages and authentication of the server, in each profile. */
class ServerStartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String STARTED = "CWWKF0011I";
  private static final String AUDIENCE = "holdfast";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Beyond the ports of a stack with one warehouse, and free as theirs. */
  private static final int KEY_CACHE = 14;

  private static TestStack stack;
  private static TokenIssuer issuer;

  @BeforeAll
  static void start() {
    stack = TestStack.start("server-start", 1);
    issuer = new TokenIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
    stack.close();
  }

  @Test
  void production_refuses_the_demo_users_and_says_why() {
    String forgotten = "<include location=\"${server.config.dir}/profiles/demo.xml\"/>";
    try (LibertyServer server = new LibertyServer(stack)) {
      server.with("production", production(), forgotten).start();

      assertThat(Await.until(PATIENCE, () -> printed(server, "CWWKZ0012I"))).isTrue();

      assertThat(server.isReady()).isFalse();
      assertThat(server.troubles())
          .filteredOn(line -> line.contains(" E Holdfast does not start: the demo users are"))
          .hasSize(1);
      assertThat(Await.until(PATIENCE, () -> isNotThere(server))).isTrue();
    }
  }

  @Test
  void production_starts_without_a_warning_and_takes_the_tokens_of_its_issuer_and_no_passwords()
      throws IOException {
    try (LibertyServer server = new LibertyServer(stack)) {
      server.with("production", production(), "").withLogin("oidc").startAndAwaitReady();

      assertThat(server.console()).anyMatch(line -> line.contains(STARTED));
      assertThat(server.troubles()).isEmpty();
      assertThat(status(server, Http.basic("storefront"))).as("password").isEqualTo(401);
      assertThat(status(server, null)).as("nothing").isEqualTo(401);
      assertThat(status(server, issuer.bearer("another", "shop"))).as("audience").isEqualTo(401);
      assertThat(status(server, issuer.bearer(AUDIENCE, "nobody"))).as("role").isEqualTo(403);
      assertThat(status(server, issuer.bearer(AUDIENCE, "shop"))).as("token").isEqualTo(200);
      String customer = issuer.bearer(AUDIENCE, "customer");
      assertThat(status(server, customer)).as("a customer, products").isEqualTo(403);
      assertThat(Http.get(server.uri("/api/v1/orders"), customer).statusCode())
          .as("a customer, its own orders")
          .isEqualTo(200);
      assertThat(Http.get(server.uri("/api/v1/products"), null).headers().map())
          .containsEntry("WWW-Authenticate", List.of("Bearer"));
      people_log_in_to_the_console_at_the_provider(server);
    }
  }

  private static void people_log_in_to_the_console_at_the_provider(LibertyServer server)
      throws IOException {
    issuer.nextLogin("olga", "operator");
    Browser olga = new Browser();
    HttpResponse<String> page = olga.get(server.uri("/console/sso?to=/console/stock"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/console/stock");
    assertThat(issuer.wasVerified()).isTrue();
    assertThat(olga.get(server.uri("/console/session")).body())
        .contains("\"signedIn\":true", "\"name\":\"olga\"", "operator")
        .doesNotContain("admin");
    assertThat(olga.get(server.uri("/console/api/orders")).statusCode()).isEqualTo(200);
    assertThat(olga.get(server.uri("/console/api/operations/outbox")).statusCode()).isEqualTo(403);

    HttpResponse<String> out = olga.delete(server.uri("/console/session"));
    assertThat(out.statusCode()).isEqualTo(200);
    String end = JSON.readTree(out.body()).get("goTo").asText();
    assertThat(end).startsWith(issuer.logoutUri());
    assertThat(issuer.isLoggedIn()).isTrue();
    assertThat(olga.get(URI.create(end)).uri()).isEqualTo(server.uri("/console/"));
    assertThat(issuer.isLoggedIn()).isFalse();
    assertThat(olga.get(server.uri("/console/session")).body()).contains("\"signedIn\":false");

    Browser nobody = new Browser();
    issuer.nextLogin("nina", "accounting");
    assertThat(nobody.get(server.uri("/console/sso")).uri().getQuery()).isEqualTo("login=no-role");
    assertThat(nobody.get(server.uri("/console/session")).body())
        .contains("\"signedIn\":false", "\"login\":\"oidc\"");
    assertThat(server.troubles()).noneMatch(line -> line.contains("openidconnect"));
  }

  /** The application may fail before the server opens its port. */
  private static boolean isNotThere(LibertyServer server) {
    try {
      return status(server, Http.basic("storefront")) == 404;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static boolean printed(LibertyServer server, String code) {
    List<String> console = server.console();
    return console.stream().anyMatch(line -> line.contains(code));
  }

  private static int status(LibertyServer server, String authorization) {
    return Http.get(server.uri("/api/v1/products"), authorization).statusCode();
  }

  private static Map<String, String> production() {
    Map<String, String> variables = new HashMap<>();
    variables.put("jwt.issuer", issuer.name());
    variables.put("jwt.keys", issuer.keysUri());
    variables.put("jwt.audience", AUDIENCE);
    variables.put(
        "jwt.key-cache.port", Integer.toString(stack.parts().plan().ports().http() + KEY_CACHE));
    variables.put("log.console", "SIMPLE");
    variables.put("log.format", "SIMPLE");
    variables.put("holdfast.warm-up", "PT2S");
    variables.put("console.oidc.authorization", issuer.authorizationUri());
    variables.put("console.oidc.token", issuer.tokenUri());
    variables.put("console.oidc.logout", issuer.logoutUri());
    variables.put("console.oidc.client", TokenIssuer.CLIENT);
    variables.put("console.oidc.secret", "a-secret-of-the-test");
    variables.put("console.oidc.https-required", "false");
    variables.put("console.oidc.url", "http://127.0.0.1:" + stack.parts().plan().ports().http());
    return variables;
  }
}
