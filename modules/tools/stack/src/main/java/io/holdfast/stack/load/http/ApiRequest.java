package io.holdfast.stack.load.http;

import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param method GET, PUT or POST
 * @param path below the endpoint, with a leading slash
 * @param key the Idempotency-Key, or null for a request that needs none
 * @param saleTicket the Sale-Ticket, or null
 * @param body JSON in UTF-8, or null
 */
public record ApiRequest(String method, String path, String key, String saleTicket, byte[] body) {

  /** A request without a body. */
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, null, null, null);
  }

  /** A request that may be repeated by its nature. */
  public static ApiRequest put(String path, byte[] body) {
    return new ApiRequest("PUT", path, null, null, body);
  }

  /** A request that may be repeated because of its key. */
  public static ApiRequest post(String path, String key, byte[] body) {
    return new ApiRequest("POST", path, key, null, body);
  }

  /** The same order, with a ticket of a sale. */
  public ApiRequest with(String ticket) {
    return new ApiRequest(method, path, key, ticket, body);
  }

  @Override
  public String toString() {
    String text = body == null ? "" : " " + new String(body, StandardCharsets.UTF_8);
    return method + " " + path + (text.length() > 200 ? text.substring(0, 200) + "..." : text);
  }
}
