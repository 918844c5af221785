package io.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
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
