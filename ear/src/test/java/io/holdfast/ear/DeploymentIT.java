package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.ear.fixture.Http;
import io.holdfast.ear.fixture.TemplateStack;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment after the written templates: production profile, TLS on every line. */
class DeploymentIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ISSUER = "https://issuer.example/";

  @TempDir private static Path directory;
  private static TemplateStack stack;
  private static HttpClient client;

  @BeforeAll
  static void deploy() {
    stack =
        TemplateStack.start(
            directory,
            Map.of(
                "holdfast.warm-up", "PT1S",
                "holdfast.jwt.roles-claim", "realm_access.roles"));
    client = stack.https();
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void an_order_is_placed_and_paid_with_a_token_and_tls_on_every_line() throws IOException {
    expect(
        201,
        post(
            "/api/v1/warehouses",
            "admin",
            "{\"code\":\"east\",\"name\":\"East\",\"location\":{\"latitude\":40,\"longitude\":-74,\"country\":\"US\"}}"));
    put(
        "/api/v1/products/tls-1",
        "{\"sku\":\"tls-1\",\"name\":\"Lock\",\"price\":2.50,\"currency\":\"USD\",\"category\":\"tools\"}");
    expect(
        201,
        post(
            "/api/v1/warehouses/east/receipts",
            "operator",
            "{\"kind\":\"RECEIPT\",\"reference\":\"d-1\",\"items\":[{\"sku\":\"tls-1\",\"quantity\":5}]}"));

    HttpResponse<String> placed =
        expect(
            201,
            post(
                "/api/v1/orders",
                "shop",
                """
                {"customerId":"c1","shipTo":{"country":"US","postalCode":"98225","latitude":48.7,"longitude":-122.4},
                 "lines":[{"sku":"tls-1","quantity":2}],"payment":{"token":"tok_ok"}}"""));

    String order = "/api/v1/orders/" + json(placed).get("id").asText();
    assertThat(Await.until(PATIENCE, () -> !status(order).equals("PLACED"))).isTrue();
    assertThat(status(order)).isNotIn("CANCELLED", "EXPIRED", "REJECTED");
  }

  @Test
  void nothing_answers_without_tls() {
    assertThatThrownBy(
            () -> Http.get(URI.create("http://localhost:" + stack.port(0) + "/health/ready"), null))
        .isInstanceOf(UncheckedIOException.class);
    String url = "jdbc:postgresql://localhost:%d/hub?user=holdfast_app&password=%s&sslmode=disable";
    String password = stack.passwords().getProperty("hub.app");
    assertThatThrownBy(() -> DriverManager.getConnection(url.formatted(stack.port(10), password)))
        .hasMessageContaining("no encryption");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=not-used&sslmode=require"
                        .formatted(stack.port(10))))
        .hasMessageContaining("no pg_hba.conf entry");
  }

  @Test
  void only_the_owner_reads_secrets_and_no_log_has_one() throws IOException {
    List<String> secrets = stack.passwords().values().stream().map(Object::toString).toList();
    List<Path> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      written.addAll(
          files
              .filter(f -> f.toString().matches(".*\\.(properties|xml|conf|sql|log|key|json)"))
              .toList());
    }
    for (Path file : written) {
      if (secrets.stream().anyMatch(text(file)::contains)) {
        assertThat(file.toString()).doesNotEndWith(".log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(written).anyMatch(file -> file.endsWith("messages.log"));
    assertThat(text(directory.resolve("postgres/hub/roles.sql")))
        .doesNotContain(stack.passwords().getProperty("hub.app"));
  }

  @Test
  void what_callers_send_makes_no_line_of_a_log() throws IOException {
    String forged = "x\nFORGED {\"loglevel\":\"AUDIT\"}";
    for (String claim : new String[] {"iss", "aud", "sub"}) {
      String claims = new ObjectMapper().writeValueAsString(Map.of(claim, forged));
      get("/api/v1/products", stack.issuer().bearerOf(claims));
      get("/api/v1/products", unsigned("none", claims));
    }
    get("/api/v1/products", unsigned(forged, "{}"));
    get("/metrics?scope=%0aFORGED%0d%0aFORGED", null);
    get("/api/v1/%0aFORGED", token("shop"));

    for (Path log : List.of(stack.console(), stack.logs().resolve("messages.log"))) {
      assertThat(text(log).lines())
          .as(log.toString())
          .noneMatch(line -> line.startsWith("FORGED"))
          .allMatch(line -> line.isEmpty() || line.startsWith("{") || line.startsWith("Launching"));
    }
    assertThat(text(stack.logs().resolve("http_access.log")).lines())
        .noneMatch(line -> line.startsWith("FORGED"));
  }

  @Test
  void tokens_with_unknown_keys_do_not_make_the_server_call_the_provider() {
    assertThat(get("/api/v1/products", token("shop")).statusCode()).isEqualTo(200);
    int before = stack.issuer().keyRequests();

    for (int i = 0; i < 50; i++) {
      assertThat(
              get("/api/v1/products", stack.issuer().bearerOfUnknownKey(claims("shop")))
                  .statusCode())
          .isEqualTo(401);
    }

    assertThat(stack.issuer().keyRequests() - before).isLessThan(10);
    assertThat(get("/api/v1/products", token("shop")).statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_that_cannot_be_decoded_is_refused() throws IOException {
    assertThat(raw("/api/v1/products?q=100%"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:holdfast:problem:malformed-request");
    assertThat(raw("/api/v1/products?q=%f0%28"))
        .as("no UTF-8")
        .startsWith("HTTP/1.1 ")
        .doesNotStartWith("HTTP/1.1 5");
    assertThat(raw("/api/v1/products/%zz")).startsWith("HTTP/1.1 400");
  }

  @Test
  void who_says_to_be_a_proxy_is_not_believed_about_the_client() throws IOException {
    String mark = UUID.randomUUID().toString();
    String answer =
        raw(
            "/api/v1/products?limit=1&q=" + mark,
            """
            X-Forwarded-For: 203.0.113.9\r
            Forwarded: for=203.0.113.9\r
            $WSRA: 203.0.113.9\r
            """);

    assertThat(answer).startsWith("HTTP/1.1 200");
    Path log = stack.logs().resolve("http_access.log");
    assertThat(Await.until(PATIENCE, () -> text(log).contains(mark))).isTrue();
    assertThat(text(log).lines().filter(line -> line.contains(mark)))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("127.0.0.1 ").doesNotContain("203.0.113.9"));
  }

  private static String raw(String address) throws IOException {
    return raw(address, "");
  }

  /**
   * As a client would send it that does not check addresses.
   *
   * @param headers more of them, each with its line break
   */
  private static String raw(String address, String headers) throws IOException {
    try (Socket socket = stack.connect()) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%sConnection: close\r\n\r\n"
                  .formatted(address, token("shop"), headers)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void bodies_that_arrive_slowly_delay_nobody() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 220; i++) {
        Socket socket = stack.connect();
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                """
                POST /api/v1/orders HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Idempotency-Key: slow-%d\r
                Content-Type: application/json\r
                Content-Length: 500\r
                \r
                {"customerId\""""
                    .formatted(token("shop"), i)
                    .getBytes(StandardCharsets.US_ASCII));
      }
      Instant begin = Instant.now();
      assertThat(get("/api/v1/products", token("shop")).statusCode()).isEqualTo(200);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
      byte[] answer = new byte[12];
      slow.get(219).setSoTimeout(10_000);
      slow.get(219).getInputStream().read(answer);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 503");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void answers_say_who_may_keep_them_and_the_access_log_says_who_asked() throws IOException {
    HttpResponse<String> orders = get("/api/v1/orders", token("shop"));
    assertThat(orders.statusCode()).isEqualTo(200);
    assertThat(orders.headers().map())
        .containsEntry("Cache-Control", List.of("no-store"))
        .containsEntry("X-Content-Type-Options", List.of("nosniff"));
    assertThat(get("/nothing", null).headers().map())
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry("Content-Type", List.of("application/problem+json"));
    Path log = stack.logs().resolve("http_access.log");
    assertThat(Await.until(PATIENCE, () -> text(log).contains("caller=f:7f1c:shop"))).isTrue();
    assertThat(text(log)).doesNotContain("eyJ");
  }

  private static HttpResponse<String> get(String path, String authorization) {
    return Http.get(client, stack.uri(path), authorization);
  }

  private static String unsigned(String algorithm, String claims) throws IOException {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    byte[] header = new ObjectMapper().writeValueAsBytes(Map.of("alg", algorithm, "kid", "test"));
    return "Bearer "
        + base64.encodeToString(header)
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String status(String order) {
    return json(Http.get(client, stack.uri(order), token("shop"))).get("status").asText();
  }

  private static void put(String path, String body) {
    expect(201, Http.put(client, stack.uri(path), token("operator"), body));
  }

  private static HttpResponse<String> post(String path, String role, String body) {
    return Http.post(client, stack.uri(path), token(role), UUID.randomUUID().toString(), body);
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(String role) {
    return stack.issuer().bearerOf(claims(role));
  }

  /** As Keycloak writes them, with the issuer's slash of Auth0 and, as from Entra ID, no upn. */
  private static String claims(String role) {
    long now = Instant.now().getEpochSecond();
    return """
        {"iss":"%s","sub":"f:7f1c:%s","aud":["%s","account"],"azp":"web","typ":"Bearer","scope":"openid",
        "preferred_username":"%2$s","realm_access":{"roles":["offline_access","%2$s"]},
        "resource_access":{"account":{"roles":["view-profile"]}},"jti":"%s","iat":%d,"exp":%d}"""
        .formatted(ISSUER, role, TemplateStack.AUDIENCE, UUID.randomUUID(), now, now + 600);
  }
}
