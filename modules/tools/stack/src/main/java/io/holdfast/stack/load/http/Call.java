package io.holdfast.stack.load.http;

import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param method GET, PUT or POST
 * @param path below the endpoint, with a leading slash
 * @param key the Idempotency-Key, or null for a request that needs none
 * @param body JSON in UTF-8, or null
 */
public record Call(String method, String path, String key, byte[] body) {

  /** A request without a body. */
  public static Call get(String path) {
    return new Call("GET", path, null, null);
  }

  /** A request that may be repeated by its nature. */
  public static Call put(String path, byte[] body) {
    return new Call("PUT", path, null, body);
  }

  /** A request that may be repeated because of its key. */
  public static Call post(String path, String key, byte[] body) {
    return new Call("POST", path, key, body);
  }

  @Override
  public String toString() {
    String text = body == null ? "" : " " + new String(body, StandardCharsets.UTF_8);
    return method + " " + path + (text.length() > 200 ? text.substring(0, 200) + "..." : text);
  }
}
