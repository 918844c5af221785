package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
  private static final String PAGE =
      "<script type=\"importmap\">{\"a\":\"{{assets}}/a.js\"}</script>{{preload}}";

  private static ConsoleFiles files(String script) {
    return new ConsoleFiles(
        "/console", Map.of("index.html", bytes(PAGE), "app/main.js", bytes(script)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void addresses_change_with_the_content() {
    ConsoleFiles before = files("one");
    ConsoleFiles after = files("two");
    assertThat(before.find(before.version() + "/app/main.js")).isPresent();
    assertThat(after.find(before.version() + "/app/main.js")).isEmpty();
    assertThat(new String(after.index().bytes(), StandardCharsets.UTF_8))
        .contains("/console/assets/" + after.version() + "/app/main.js")
        .doesNotContain("{{");
  }

  @Test
  void the_policy_permits_the_import_map_of_the_page_as_it_is_sent() throws Exception {
    ConsoleFiles files = files("one");
    String map = "{\"a\":\"/console/assets/" + files.version() + "/a.js\"}";
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes(map)));
    assertThat(files.importMapHash()).isEqualTo("sha256-" + hash);
  }

  @Test
  void nothing_outside_the_page_is_served() {
    ConsoleFiles files = files("one");
    assertThat(files.find(files.version() + "/../web.xml")).isEmpty();
    assertThat(files.find(files.version() + "/index.html")).isEmpty();
    assertThat(files.find("app/main.js")).isEmpty();
  }
}
