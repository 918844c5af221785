package io.holdfast.kernel;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The client's name for one attempt to change something (IETF draft-ietf-httpapi-idempotency-key):
 * whatever is sent twice under one key happens once.
 *
 * @param value 1 to 255 visible ASCII characters
 * @param requestHash SHA-256 of the request, to tell a repetition from a reuse
 */
public record IdempotencyKey(String value, byte[] requestHash) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * @throws IllegalArgumentException if the form is wrong
   */
  public IdempotencyKey {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an idempotency key is 1 to 255 visible ASCII characters without spaces");
    }
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
