package io.holdfast.console;

import io.holdfast.platform.JsonText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The problems that the console itself answers with (RFC 9457), as the API does. */
enum ConsoleProblem {
  MALFORMED("malformed-request", 400, "The request cannot be read"),
  WRONG_LOGIN("wrong-login", 401, "Name or password is wrong"),
  NO_SESSION("unauthenticated", 401, "The session has ended"),
  OTHER_SITE("forbidden", 403, "Only the page of this console may do this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD("method-not-allowed", 405, "The method is not allowed here"),
  TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many wrong passwords: wait a moment"),
  UNAVAILABLE("unavailable", 503, "Try again in a moment");

  private final String label;
  private final int status;
  private final String title;

  ConsoleProblem(String label, int status, String title) {
    this.label = label;
    this.status = status;
    this.title = title;
  }

  void send(HttpServletResponse response) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "urn:holdfast:problem:" + label);
    json.put("title", title);
    json.put("status", status);
    response.setStatus(status);
    send(response, "application/problem+json", json);
  }

  static void send(HttpServletResponse response, String type, Object json) throws IOException {
    byte[] body = JsonText.of(json).getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
