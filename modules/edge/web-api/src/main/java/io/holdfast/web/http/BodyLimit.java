package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses bodies of more than 1 MiB, or 256 MiB for files, which are read as a stream: by their
 * announced length, else while they are read. Compressed bodies are refused, because their length
 * says nothing about what is unpacked.
 */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
  /** In bytes. */
  public static final int MAX_BODY = 1 << 20;

  /** In bytes. */
  public static final int MAX_FILE = 1 << 28;

  private static final String IDENTITY = "identity";
  private static final Pattern FILES = Pattern.compile("/?imports/(products|stock)/?");

  @Override
  public void filter(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    int limit =
        FILES.matcher(request.getUriInfo().getPath()).matches()
                && request.getMethod().equals("POST")
            ? MAX_FILE
            : MAX_BODY;
    if (encoding != null && !encoding.equalsIgnoreCase(IDENTITY)) {
      request.abortWith(encoded().toResponse());
    } else if (request.getLength() > limit) {
      request.abortWith(tooLarge(limit).toResponse());
    } else if (request.getLength() < 0 && request.hasEntity()) {
      request.setEntityStream(new LimitedBody(request.getEntityStream(), limit));
    }
  }

  private static Problem encoded() {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body is sent as it is, without Content-Encoding");
  }

  static Problem tooLarge(int limit) {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "A body has at most " + limit + " bytes");
  }
}
