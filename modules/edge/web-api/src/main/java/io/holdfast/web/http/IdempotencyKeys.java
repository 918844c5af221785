package io.holdfast.web.http;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.web.json.Json;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Reads the {@code Idempotency-Key} header (draft-ietf-httpapi-idempotency-key-header). */
public final class IdempotencyKeys {
  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  /** Description of the header in the OpenAPI document. */
  public static final String DESCRIPTION =
      "Makes a repetition safe: the same key gets the same answer. 1 to 255 visible ASCII characters";

  private IdempotencyKeys() {}

  /**
   * The key of a request.
   *
   * @param security says who sends it: another caller's same key is another key
   * @param header the header's value, or null
   * @param target what the request changes, so that a key is not mistaken for one of elsewhere
   * @param content the record that the body was read as: two bodies that say the same are the same
   *     request, whatever the order of their members
   * @throws io.holdfast.web.problems.ProblemException 400 if the key is missing or malformed
   */
  public static IdempotencyKey of(
      SecurityContext security, String header, String target, Record content) {
    if (header == null || header.isEmpty()) {
      throw Problem.of(
              ProblemType.IDEMPOTENCY_KEY_MISSING,
              "Send an " + HEADER + " header; the same key makes a repetition safe")
          .asException();
    }
    try {
      return IdempotencyKey.sentBy(
          security.getUserPrincipal().getName(), header, hash(target, Json.bytes(content)));
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.IDEMPOTENCY_KEY_INVALID, e.getMessage()).asException();
    }
  }

  private static byte[] hash(String target, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      return digest.digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
