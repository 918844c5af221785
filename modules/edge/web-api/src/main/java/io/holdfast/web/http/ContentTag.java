package io.holdfast.web.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Answers whose entity tag is a hash of the content, for caches between server and client. */
public final class ContentTag {
  private ContentTag() {}

  /**
   * The answer to a reading request: 200 with tag and cache control; 304 with both if {@code
   * If-None-Match} names this content.
   *
   * @param hash of the content
   * @param freshness value of {@code Cache-Control}
   * @param entity is not made for a 304
   * @throws io.holdfast.web.problems.ProblemException 400 if the header is malformed
   */
  public static Response answer(
      HttpHeaders headers, long hash, String freshness, Supplier<Record> entity) {
    String tag = Long.toHexString(hash);
    Response.ResponseBuilder answer =
        isKnown(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
            ? Response.notModified()
            : Response.ok(entity.get(), MediaType.APPLICATION_JSON_TYPE);
    return answer.tag(new EntityTag(tag)).header(HttpHeaders.CACHE_CONTROL, freshness).build();
  }

  private static boolean isKnown(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && !ifNoneMatch.isBlank()
        && EntityTagList.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).matchesWeakly(tag);
  }
}
