package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses bodies of more than 1 MiB, or 256 MiB for files, which are read as a stream: by their
 * announced length, else while they are read.
 */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
  /** In bytes. */
  public static final int MAX_BODY = 1 << 20;

  /** In bytes. */
  public static final int MAX_FILE = 1 << 28;

  private static final Pattern FILES = Pattern.compile("/?imports/(products|stock)/?");

  @Override
  public void filter(ContainerRequestContext request) {
    int limit =
        FILES.matcher(request.getUriInfo().getPath()).matches()
                && request.getMethod().equals("POST")
            ? MAX_FILE
            : MAX_BODY;
    if (request.getLength() > limit) {
      request.abortWith(tooLarge(limit).toResponse());
    } else if (request.getLength() < 0 && request.hasEntity()) {
      request.setEntityStream(new LimitedBody(request.getEntityStream(), limit));
    }
  }

  static Problem tooLarge(int limit) {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "A body has at most " + limit + " bytes");
  }
}
