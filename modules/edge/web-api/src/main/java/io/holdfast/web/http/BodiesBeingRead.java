package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many bodies are read at a time. Each occupies a thread until its last byte has
 * arrived: whoever sends many of them slowly must not take all threads. A body that has arrived is
 * read in microseconds, so that usually few are read at a time. A body that is given up, because it
 * is too large or not what was expected, counts until its request is answered.
 */
@Provider
@PreMatching
@Priority(Priorities.ENTITY_CODER)
public class BodiesBeingRead implements ContainerRequestFilter, ContainerResponseFilter {
  /** Fewer than the threads of the server, {@code threads.core} in the production profile. */
  static final int MAX = 200;

  private static final String BODY = "holdfast.body";

  private final AtomicInteger reading = new AtomicInteger();

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.hasEntity()) {
      CountedBody body = new CountedBody(request.getEntityStream(), this);
      request.setProperty(BODY, body);
      request.setEntityStream(body);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BODY) instanceof CountedBody body) {
      body.end();
    }
  }

  /**
   * Before the first byte of a body is read.
   *
   * @throws io.holdfast.web.problems.ProblemException 503 if too many are being read
   */
  void begin() {
    if (reading.incrementAndGet() > MAX) {
      end();
      throw Problem.of(ProblemType.UNAVAILABLE, "Too many bodies arrive at a time").asException();
    }
  }

  /** After the last byte, or when the reading has failed. */
  void end() {
    reading.decrementAndGet();
  }

  int reading() {
    return reading.get();
  }
}
