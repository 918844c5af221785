package io.holdfast.bench.load;

import io.holdfast.stack.load.http.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The first lines of a request. */
final class RequestHead {
  private RequestHead() {}

  /** Request line, host and credentials; ends with a line end. */
  static String of(String method, String path, Endpoint endpoint) {
    String login = endpoint.user() + ":" + endpoint.password();
    return "%s %s%s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Basic %s\r\n"
        .formatted(
            method,
            endpoint.path(),
            path,
            endpoint.host(),
            endpoint.port(),
            Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII)));
  }
}
