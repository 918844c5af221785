package io.holdfast.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * What the server answered.
 *
 * @param took from sending to the whole answer
 */
record HttpAnswer(int status, HttpHeaders headers, String body, Duration took) {
  JsonNode json() {
    return JsonValues.read(body);
  }

  String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The last part of a problem's type; the empty text if this is no problem document. */
  String problem() {
    return "application/problem+json".equals(header("Content-Type"))
        ? json().get("type").asText().replace("urn:holdfast:problem:", "")
        : "";
  }

  boolean isProblem(int expectedStatus, String type) {
    return status == expectedStatus && problem().equals(type);
  }

  /**
   * Whether the client should repeat the request with the same key: the server is unavailable, or
   * the outcome of an earlier attempt is not known yet.
   */
  boolean isTryAgain() {
    return isProblem(503, "unavailable") && header("Retry-After") != null
        || isProblem(409, "request-in-flight");
  }
}
