package io.holdfast.platform.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The vector is that of the specification's reference libraries. */
class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSignature signature = at(Duration.ZERO);

  @Test
  void a_message_is_signed_as_the_specification_does() {
    assertThat(signature.sign(ID, BODY)).isEqualTo(new WebhookHeaders(ID, "1614265330", SIGNED));
  }

  @Test
  void what_was_signed_is_verified_and_nothing_else() {
    assertThat(signature.verifies(headers(SIGNED), BODY)).isTrue();
    assertThat(signature.verifies(headers(SIGNED), "{}".getBytes(UTF_8))).isFalse();
    assertThat(signature.verifies(new WebhookHeaders("msg_2", "1614265330", SIGNED), BODY))
        .isFalse();
    assertThat(signature.verifies(new WebhookHeaders(ID, "1614265331", SIGNED), BODY)).isFalse();
    assertThat(
            new WebhookSignature(OTHER_SECRET, Clock.fixed(AT, ZoneOffset.UTC))
                .verifies(headers(SIGNED), BODY))
        .isFalse();
  }

  @Test
  void one_valid_signature_of_several_is_enough() {
    assertThat(signature.verifies(headers("v1,AAAA v2,xyz " + SIGNED), BODY)).isTrue();
    assertThat(signature.verifies(headers("v1,AAAA " + SIGNED.replace("v1,", "v1a,")), BODY))
        .isFalse();
  }

  @Test
  void the_timestamp_may_be_off_by_five_minutes_in_both_directions() {
    for (int sign : new int[] {1, -1}) {
      assertThat(at(Duration.ofSeconds(300L * sign)).verifies(headers(SIGNED), BODY)).isTrue();
      assertThat(at(Duration.ofSeconds(301L * sign)).verifies(headers(SIGNED), BODY)).isFalse();
    }
  }

  @Test
  void missing_and_malformed_headers_are_not_valid() {
    for (WebhookHeaders headers :
        new WebhookHeaders[] {
          new WebhookHeaders(null, "1614265330", SIGNED),
          new WebhookHeaders("", "1614265330", SIGNED),
          new WebhookHeaders("x".repeat(256), "1614265330", SIGNED),
          new WebhookHeaders(ID, null, SIGNED),
          new WebhookHeaders(ID, "-1614265330", SIGNED),
          new WebhookHeaders(ID, "9".repeat(30), SIGNED),
          new WebhookHeaders(ID, "1614265330", null),
          new WebhookHeaders(ID, "1614265330", "")
        }) {
      assertThat(signature.verifies(headers, BODY)).as(headers.toString()).isFalse();
    }
  }

  @Test
  void a_secret_of_another_form_is_refused_and_not_shown() {
    for (String secret :
        new String[] {null, "", "MfKQ9r8GKYqrTwjUPD8", "whsec_short", "whsec_%%%"}) {
      assertThatThrownBy(() -> new WebhookSignature(secret, Clock.systemUTC()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("MfKQ9r8GKYqrTwjUPD8")
          .hasMessageNotContaining("%%%");
    }
  }

  private static WebhookHeaders headers(String signatures) {
    return new WebhookHeaders(ID, "1614265330", signatures);
  }

  private static WebhookSignature at(Duration off) {
    return new WebhookSignature(SECRET, Clock.fixed(AT.plus(off), ZoneOffset.UTC));
  }
}
