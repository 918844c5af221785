package io.holdfast.notifications.customer;

import io.holdfast.notifications.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Links that end the e-mails of one topic to one customer. A link needs no login, so it is signed;
 * it has no end, since a mail may be read late.
 */
@Singleton
public final class UnsubscribeLinks {
  private static final String PATH = "/api/v1/unsubscribe/";
  private static final String HMAC = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;
  private static final int LONGEST = 2000;

  private final String baseUrl;
  private final SecretKeySpec key;

  /** Whom a link concerns. */
  public record Subscription(String customer, Topic topic) {}

  /**
   * @param baseUrl where customers reach this server, without a slash at the end
   * @param secret signs the links; with another one earlier links no longer work. Without one the
   *     links of this server work until its end
   */
  @Inject
  public UnsubscribeLinks(
      @ConfigProperty(name = "holdfast.notifications.base-url") String baseUrl,
      @ConfigProperty(name = "holdfast.notifications.secret") Optional<String> secret) {
    this.baseUrl = baseUrl;
    this.key =
        new SecretKeySpec(
            secret
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(UnsubscribeLinks::random),
            HMAC);
  }

  private static byte[] random() {
    System.getLogger(UnsubscribeLinks.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "holdfast.notifications.secret is not set: links to unsubscribe end with this server");
    byte[] secret = new byte[SIGNATURE_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** The link of a customer and topic. */
  public String of(String customer, Topic topic) {
    byte[] content = (topic + "\n" + customer).getBytes(StandardCharsets.UTF_8);
    return baseUrl + PATH + text(content) + "." + text(signature(content));
  }

  /**
   * What a token, the last part of a link, stands for; empty unless it is signed by this server.
   */
  public Optional<Subscription> read(String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(token.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      if (!MessageDigest.isEqual(signature, signature(content))) {
        return Optional.empty();
      }
      String[] parts = new String(content, StandardCharsets.UTF_8).split("\n", 2);
      return Optional.of(new Subscription(parts[1], Topic.valueOf(parts[0])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] signature(byte[] content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }
}
