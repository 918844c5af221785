package io.holdfast.platform.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies webhooks with a shared secret: HMAC-SHA256 over id, timestamp and body.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 *     Standard Webhooks</a>
 */
public final class WebhookSignature {
  /** How far the timestamp of a message may be off, in either direction. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** The bounds that the specification sets for a secret. */
  private static final int SHORTEST_SECRET = 24;

  private static final int LONGEST_SECRET = 64;

  /** A sender that rotates its secret sends two; a limit bounds the work for a hostile one. */
  private static final int MOST_SIGNATURES = 10;

  private static final int LONGEST_ID = 255;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * @param secret {@code whsec_} and 24 to 64 octets in base64
   * @param clock tells the age of a message, and the time of a signature
   * @throws IllegalArgumentException if the secret has another form; the message does not show it
   */
  public WebhookSignature(String secret, Clock clock) {
    this.key = new SecretKeySpec(octets(secret), ALGORITHM);
    this.clock = clock;
  }

  private static byte[] octets(String secret) {
    byte[] octets = {};
    if (secret != null && secret.startsWith(PREFIX)) {
      try {
        octets = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("a webhook secret is base64 after " + PREFIX);
      }
    }
    if (octets.length < SHORTEST_SECRET || octets.length > LONGEST_SECRET) {
      throw new IllegalArgumentException(
          "a webhook secret is %s and %d to %d octets in base64"
              .formatted(PREFIX, SHORTEST_SECRET, LONGEST_SECRET));
    }
    return octets;
  }

  /**
   * Signs a message for sending now.
   *
   * @param id the message's id, without a full stop
   * @param body exactly as sent
   */
  public WebhookHeaders sign(String id, byte[] body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return new WebhookHeaders(id, timestamp, VERSION + signature(id, timestamp, body));
  }

  /**
   * Whether one of the signatures is valid and the timestamp is near the clock's time.
   *
   * @param headers as received
   * @param body exactly as received
   */
  public boolean verifies(WebhookHeaders headers, byte[] body) {
    String id = headers.id();
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID || headers.signature() == null) {
      return false;
    }
    if (headers.timestamp() == null || !isRecent(headers.timestamp())) {
      return false;
    }
    byte[] expected = (VERSION + signature(id, headers.timestamp(), body)).getBytes(US_ASCII);
    boolean valid = false;
    for (String sent : headers.signature().split(" ", MOST_SIGNATURES)) {
      valid |= MessageDigest.isEqual(expected, sent.getBytes(US_ASCII));
    }
    return valid;
  }

  private boolean isRecent(String timestamp) {
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    long off = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    return off <= TOLERANCE.toSeconds();
  }

  private String signature(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
