package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other sites and strangers try with the console. */
@ExtendWith(BlackBox.class)
class ConsoleSecurityIT {
  private static final String SESSION = "/console/session";
  private static final String ALERT =
      "/console/api/alerts/00000000-0000-0000-0000-000000000000/acknowledgement";
  private static final String HEADER = "X-Holdfast-Console";

  private final Api api;

  ConsoleSecurityIT(ShopClient shop) {
    this.api = shop.api();
  }

  private HttpAnswer login(String name, String password, String cookie) {
    String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    Call call = new Call("POST", SESSION, null, Map.of(HEADER, "1"), BodyPublishers.ofString(body));
    return api.send(cookie == null ? call : call.with("Cookie", cookie));
  }

  private static String cookie(HttpAnswer answer) {
    return answer.header("Set-Cookie").split(";")[0];
  }

  private HttpAnswer get(String path, String cookie) {
    Call call = Call.get(null, path);
    return api.send(cookie == null ? call : call.with("Cookie", cookie));
  }

  private static Call change(String cookie) {
    return new Call("POST", ALERT, null, Map.of("Cookie", cookie), BodyPublishers.noBody());
  }

  @Test
  void a_change_that_another_site_makes_the_browser_send_is_refused() {
    Call call = change(cookie(login("operator", "operator", null)));
    assertThat(api.send(call).isProblem(403, "forbidden")).isTrue();
    Call cross = call.with(HEADER, "1").with("Sec-Fetch-Site", "cross-site");
    assertThat(api.send(cross).isProblem(403, "forbidden")).isTrue();
    Call own = call.with(HEADER, "1").with("Sec-Fetch-Site", "same-origin");
    assertThat(api.send(own).isProblem(404, "unknown-alert")).isTrue();

    Call forged =
        new Call(
            "POST",
            SESSION,
            null,
            Map.of(),
            BodyPublishers.ofString("{\"name\":\"operator\",\"password\":\"operator\"}"));
    assertThat(api.send(forged).status()).isEqualTo(403);
  }

  @Test
  void an_id_that_was_known_before_the_login_is_worth_nothing_after_it() {
    String planted = "holdfast-console=" + "A".repeat(43);
    String own = cookie(login("operator", "operator", planted));
    assertThat(own).isNotEqualTo(planted);
    assertThat(get("/console/api/orders", planted).status()).isEqualTo(401);

    String next = cookie(login("operator", "operator", own));
    assertThat(get("/console/api/orders", own).status()).isEqualTo(401);
    assertThat(get("/console/api/orders", next).status()).isEqualTo(200);
  }

  @Test
  void the_cookie_is_hidden_from_scripts_and_from_other_sites() {
    assertThat(login("operator", "operator", null).headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/console");
  }

  @Test
  void after_the_log_out_the_cookie_opens_nothing() {
    String cookie = cookie(login("operator", "operator", null));
    Call out =
        new Call("DELETE", SESSION, null, Map.of(HEADER, "1"), BodyPublishers.noBody())
            .with("Cookie", cookie);
    assertThat(api.send(out).status()).isEqualTo(204);
    assertThat(get("/console/api/orders", cookie).isProblem(401, "unauthenticated")).isTrue();
    assertThat(get("/console/api/orders", null).header("WWW-Authenticate")).isNull();
  }

  @Test
  void the_api_decides_what_a_role_may_do() {
    String cookie = cookie(login("operator", "operator", null));
    assertThat(get("/console/api/stock?limit=1", cookie).status()).isEqualTo(200);
    assertThat(get("/console/api/operations/outbox", cookie).isProblem(403, "forbidden")).isTrue();
    String shop = cookie(login("storefront", "storefront", null));
    assertThat(get("/console/api/stock?limit=1", shop).isProblem(403, "forbidden")).isTrue();
  }

  @Test
  void wrong_passwords_are_slowed_down_name_by_name() {
    String name = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < 4; i++) {
      assertThat(login(name, "guess" + i, null).isProblem(401, "wrong-login")).isTrue();
    }
    HttpAnswer slowed = login(name, "guess", null);
    assertThat(slowed.isProblem(429, "too-many-attempts")).isTrue();
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isPositive();
    assertThat(login("operator", "operator", null).status()).isEqualTo(200);
  }

  @Test
  void malformed_logins_are_refused_politely() {
    for (String body : new String[] {"", "[]", "null", "{\"name\":1}", "x".repeat(10_000)}) {
      Call call =
          new Call("POST", SESSION, null, Map.of(HEADER, "1"), BodyPublishers.ofString(body));
      assertThat(api.send(call).isProblem(400, "malformed-request")).as(body).isTrue();
    }
  }

  @Test
  void no_address_of_the_console_leads_to_another_site() {
    for (String path :
        new String[] {
          "/console?next=https://evil.example",
          "/console//evil.example",
          "/console/login?next=https://evil.example",
          "/console/%5Cevil.example"
        }) {
      String location = get(path, null).header("Location");
      assertThat(location == null || location.equals("/console/")).as(path).isTrue();
    }
  }

  @Test
  void no_other_site_may_frame_the_console_or_run_scripts_in_it() {
    for (String path : new String[] {"/console/", "/console/orders", SESSION}) {
      HttpAnswer answer = get(path, null);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void the_page_is_small_and_its_files_are_kept() {
    HttpAnswer page = get("/console/orders", null);
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    Call again = Call.get(null, "/console/").with("If-None-Match", page.header("ETag"));
    assertThat(api.send(again).status()).isEqualTo(304);
    long size = 0;
    var addresses = Pattern.compile("/console/assets/[^\"]+").matcher(page.body());
    for (String address : addresses.results().map(m -> m.group()).distinct().toList()) {
      HttpAnswer file = api.send(Call.get(null, address).with("Accept-Encoding", "gzip"));
      assertThat(file.status()).as(address).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("immutable");
      if (!address.contains("uPlot.esm")) {
        size += Long.parseLong(file.header("Content-Length"));
      }
    }
    assertThat(size).isBetween(10_000L, 150_000L);
    assertThat(get("/console/assets/0000000000000000/app/main.js", null).status()).isEqualTo(404);
  }
}
