package io.holdfast.web.problems;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A problem document (RFC 9457).
 *
 * @param type what kind
 * @param detail what happened this time, for a person; null if the title suffices
 * @param instance path of the request; null until known
 * @param members further members of the JSON object, in order
 */
public record Problem(
    ProblemType type, String detail, String instance, Map<String, Object> members) {
  /** {@code application/problem+json}. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static final String CONTENT_TYPE = "application/problem+json";
  static final int RETRY_AFTER_SECONDS = 1;

  /** What may be asked again in a moment. */
  private static final Set<ProblemType> RETRIED =
      EnumSet.of(
          ProblemType.UNAVAILABLE, ProblemType.TOO_MANY_REQUESTS, ProblemType.INSIGHTS_UNAVAILABLE);

  /** A problem with nothing to add to its detail. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, null, Map.of());
  }

  /** A request that breaks these rules. */
  public static Problem invalid(List<Violation> violations) {
    return of(ProblemType.INVALID_REQUEST, violations.size() + " rule(s) broken")
        .with("violations", violations);
  }

  /** A request that breaks one rule. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  /** The same problem with one member more. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, detail, instance, more);
  }

  /** The same problem with this instance path. */
  public Problem at(String path) {
    return new Problem(type, detail, path, members);
  }

  /** As an exception, for code that has another result type. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** As an HTTP response that says when to try again. */
  public Response toResponse(int retryAfterSeconds) {
    return Response.fromResponse(toResponse())
        .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
        .build();
  }

  /** As an HTTP response. */
  public Response toResponse() {
    Response.ResponseBuilder response =
        Response.status(type.status()).type(MEDIA_TYPE).entity(this);
    if (isRetried()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  /** Whether the same request may succeed in a moment. */
  boolean isRetried() {
    return RETRIED.contains(type);
  }

  /** The members of the JSON object in the order of RFC 9457, section 3.1. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type.uri());
    json.put("title", type.title());
    json.put("status", type.status());
    if (detail != null) {
      json.put("detail", detail);
    }
    if (instance != null) {
      json.put("instance", instance);
    }
    json.putAll(members);
    return json;
  }
}
