package io.holdfast.stack.load.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A server and who calls it.
 *
 * @param host name or address
 * @param port TCP port
 * @param path prefix of every call, without a slash at its end; may be empty
 * @param user name for HTTP Basic
 * @param password for HTTP Basic, sent with every request
 */
public record Endpoint(String host, int port, String path, String user, String password) {
  private static final int HTTP = 80;

  /**
   * The endpoint of a base URL such as {@code http://localhost:9080}.
   *
   * @throws IllegalArgumentException if it is no absolute http URL
   */
  public static Endpoint of(String baseUrl, String user, String password) {
    URI uri = URI.create(baseUrl);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("not an http URL: " + baseUrl);
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    return new Endpoint(
        uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort(), path, user, password);
  }

  /** The same server for another user. */
  public Endpoint as(String otherUser, String otherPassword) {
    return new Endpoint(host, port, path, otherUser, otherPassword);
  }

  /** Without user and password. */
  public String url() {
    return "http://" + host + ":" + port + path;
  }

  /** The value of the header {@code Authorization}. */
  public String authorization() {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  String hostHeader() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return url();
  }
}
