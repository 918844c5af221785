package io.holdfast.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An idempotency key (IETF draft-ietf-httpapi-idempotency-key): a request repeated by the same
 * caller under the same key takes effect once. Keys of different callers are independent.
 *
 * @param value the form that is stored and compared: the caller, a space, and 1 to 255 visible
 *     ASCII characters as sent. The part sent has no spaces, so two callers never share a value
 * @param requestHash SHA-256 of the request, to distinguish a repetition from a reuse
 */
public record IdempotencyKey(String value, byte[] requestHash) {
  /** Characters of the longest value, which the databases check too. */
  public static final int MAX_LENGTH = 400;

  private static final Pattern SENT = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern FORM =
      Pattern.compile("(?:[\\x20-\\x7e]{1,100} )?[\\x21-\\x7e]{1,255}");

  /** Caller names stored unchanged; others are stored as a hash that begins with '#'. */
  private static final Pattern PLAIN_CALLER =
      Pattern.compile("[\\x21\\x22\\x24-\\x7e][\\x20-\\x7e]{0,99}");

  /**
   * @throws IllegalArgumentException if the form is wrong
   */
  public IdempotencyKey {
    if (value == null || !FORM.matcher(value).matches()) {
      throw malformed();
    }
  }

  /**
   * The key of a request.
   *
   * @param caller name of the authenticated caller, of any length
   * @param sent the key as the caller sent it
   * @throws IllegalArgumentException if the form of the key is wrong or there is no caller
   */
  public static IdempotencyKey sentBy(String caller, String sent, byte[] requestHash) {
    if (sent == null || !SENT.matcher(sent).matches()) {
      throw malformed();
    }
    if (caller == null || caller.isEmpty()) {
      throw new IllegalArgumentException("an idempotency key belongs to a caller");
    }
    String owner = PLAIN_CALLER.matcher(caller).matches() ? caller : "#" + hash(caller);
    return new IdempotencyKey(owner + " " + sent, requestHash);
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "an idempotency key is 1 to 255 visible ASCII characters without spaces");
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The key as the caller sent it. */
  public String sent() {
    return value.substring(value.lastIndexOf(' ') + 1);
  }

  /**
   * The caller's name; of long or unusual names a hash.
   *
   * @return null for a key of the server's own work
   */
  public String caller() {
    int end = value.lastIndexOf(' ');
    return end < 0 ? null : value.substring(0, end);
  }

  /** Whether the other hash is that of the same request. */
  public boolean isFor(byte[] otherHash) {
    return Arrays.equals(requestHash, otherHash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey key
        && value.equals(key.value)
        && Arrays.equals(requestHash, key.requestHash);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
