package io.holdfast.stack.load.http;

import java.nio.charset.StandardCharsets;

/**
 * What the server answered.
 *
 * @param location header, or null
 * @param retryAfterSeconds header, or -1
 * @param body empty when there is none
 */
public record ApiReply(int status, String location, int retryAfterSeconds, byte[] body) {

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether another request with the same key is still being worked on. */
  public boolean isInFlight() {
    return status == 409 && text().contains("request-in-flight");
  }

  /** Whether the server asks for the same request again. */
  boolean asksForPatience() {
    return status == 503 || status == 429 || isInFlight();
  }
}
