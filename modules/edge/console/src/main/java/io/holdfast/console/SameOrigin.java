package io.holdfast.console;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Refuses changes that another site makes a browser send (cross-site request forgery): a form or an
 * image cannot carry the header, and a script of another site is not permitted to.
 */
final class SameOrigin {
  static final String HEADER = "X-Holdfast-Console";

  private SameOrigin() {}

  /** Whether the page of this console has sent the request, or it changes nothing. */
  static boolean allows(HttpServletRequest request) {
    String method = request.getMethod();
    return method.equals("GET") || method.equals("HEAD") || isFromPage(request);
  }

  /** Whether the page of this console has sent the request. */
  static boolean isFromPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return "1".equals(request.getHeader(HEADER)) && (site == null || site.equals("same-origin"));
  }
}
