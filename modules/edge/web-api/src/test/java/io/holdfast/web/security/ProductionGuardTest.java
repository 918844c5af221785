package io.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProductionGuardTest {
  @Test
  void production_refuses_to_start_with_the_demo_users() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.check("production", true))
        .withMessageContaining("demo users");
  }

  @Test
  void demo_users_in_the_demo_and_production_without_them_start() {
    assertThatCode(() -> ProductionGuard.check("demo", true)).doesNotThrowAnyException();
    assertThatCode(() -> ProductionGuard.check("production", false)).doesNotThrowAnyException();
  }

  @Test
  void a_mistyped_profile_refuses_to_start_and_so_does_production_without_its_file() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.checkRead("prodction", "none"))
        .withMessageContaining("neither production nor demo: prodction");
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.checkRead("production", "none"))
        .withMessageContaining("was not read");
    assertThatCode(() -> ProductionGuard.checkRead("production", "production"))
        .doesNotThrowAnyException();
    assertThatCode(() -> ProductionGuard.checkRead("demo", "demo")).doesNotThrowAnyException();
  }

  @Test
  void every_configuration_is_that_of_production_until_it_is_changed() throws IOException {
    assertThat(Files.readString(Path.of("../../../liberty-config/bootstrap.properties")))
        .contains("holdfast.profile=production");
  }

  @Test
  void keys_of_tokens_are_fetched_over_tls_or_from_the_same_host() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.checkAddress("jwt.keys", URI.create("http://login/keys")))
        .withMessageContaining("jwt.keys must be an https address");
    for (String good : new String[] {"https://login/keys", "http://127.0.0.1:9/keys"}) {
      assertThatCode(() -> ProductionGuard.checkAddress("jwt.keys", URI.create(good)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void production_refuses_to_start_without_a_webhook_secret_or_with_that_of_the_demo()
      throws IOException {
    Matcher secret =
        Pattern.compile("holdfast.payments.webhook-secret\" (?:value|defaultValue)=\"([^\"]+)\"")
            .matcher(Files.readString(Path.of("../../../liberty-config/profiles/demo.xml")));
    assertThat(secret.find()).isTrue();
    String demo = secret.group(1);

    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.checkSecret("secret", "production", ""))
        .withMessageContaining("is not set");
    assertThatIllegalStateException()
        .isThrownBy(() -> ProductionGuard.checkSecret("secret", "production", demo))
        .withMessageContaining("of the demo")
        .withMessageNotContaining(demo);
    assertThatCode(() -> ProductionGuard.checkSecret("secret", "demo", demo))
        .doesNotThrowAnyException();
    assertThatCode(() -> ProductionGuard.checkSecret("secret", "production", "whsec_x"))
        .doesNotThrowAnyException();
  }
}
