package io.holdfast.web.http;

import io.holdfast.kernel.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Shows pages of lists. */
public final class Pages {
  private Pages() {}

  /** 200 with the items and, while there is more, a link to the next page (RFC 8288). */
  public static Response answer(Page<?> page, UriInfo uri) {
    return answer(new ItemList<>(page.items()), page, uri);
  }

  /** The same with a body that says more than the items. */
  public static Response answer(Object body, Page<?> page, UriInfo uri) {
    Response.ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
    if (page.nextCursor() != null) {
      response.header(HttpHeaders.LINK, nextLink(uri.getRequestUri(), page.nextCursor()));
    }
    return response.build();
  }

  /** The same address with another cursor. */
  static String nextLink(URI requested, String cursor) {
    StringJoiner query = new StringJoiner("&");
    if (requested.getRawQuery() != null) {
      for (String part : requested.getRawQuery().split("&")) {
        if (!part.isEmpty() && !part.equals("cursor") && !part.startsWith("cursor=")) {
          query.add(part);
        }
      }
    }
    query.add("cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    return "<" + requested.getRawPath() + "?" + query + ">; rel=\"next\"";
  }
}
